import { defineConfig } from './src/config/ringi-config.js';

/**
 * Copy to ringi.config.ts and put in your own: `nx deploy infra` refuses example people and addresses.
 * Every field is described in src/config/ringi-config.ts and docs/configuration.md.
 */
export default defineConfig({
  prefix: 'Ringi',
  people: [
    { id: 'sato', email: 'sato@example.com' },
    { id: 'suzuki', email: 'suzuki@example.com' },
    { id: 'takahashi', email: 'takahashi@example.com' },
    { id: 'tanaka', email: 'tanaka@example.com' },
    { id: 'ito', email: 'ito@example.com' },
  ],
  flows: {
    // A level that people decide in the AWS console, under a role of yours:
    // publish: { levels: [{ approvers: ['arn:aws:iam::111122223333:role/Reviewers'], email: ['…'] }] },
    // purchase: false,
  },
});

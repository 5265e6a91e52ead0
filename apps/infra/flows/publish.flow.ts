import { defineFlow } from '@ringi/approvals';

const approve = { id: 'ssm-automation', form: 'seed' } as const;

/** Three levels, one approver each: parent document, child document and Lambda step a level. */
export default defineFlow({
  name: 'publish',
  title: { en: 'Publish a page', ja: 'ページの公開' },
  levels: [
    { name: { en: 'Team lead', ja: 'チームリーダー' }, backend: approve, approvers: ['sato'] },
    { name: { en: 'Section chief', ja: '課長' }, backend: approve, approvers: ['suzuki'] },
    { name: { en: 'Department head', ja: '部長' }, backend: approve, approvers: ['takahashi'] },
  ],
  overridable: ['approvers', 'min_required_approvals', 'message'],
  allowed_approvers: ['sato', 'suzuki', 'takahashi', 'tanaka', 'ito'],
});

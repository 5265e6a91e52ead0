import { defineFlow } from '@ringi/approvals';

const ask = { id: 'ssm-automation', form: 'one-step' } as const;

/** Two of three approve the terms, one the file itself, one signs; nobody decides a contract of their own. */
export default defineFlow({
  name: 'contract',
  title: { en: 'Contract', ja: '契約' },
  requester_may_decide: false,
  levels: [
    {
      name: { en: 'Two of three section chiefs', ja: '課長三名のうち二名' },
      backend: ask,
      approvers: ['suzuki', 'takahashi', 'tanaka'],
      min_required_approvals: 2,
    },
    {
      name: { en: 'Legal', ja: '法務' },
      backend: { id: 'codepipeline', output_key: 'contract.html' },
      approvers: ['ito', 'sato'],
      duration: 'P14D',
    },
    { name: { en: 'Director', ja: '取締役' }, backend: ask, approvers: ['tanaka', 'takahashi'] },
  ],
});

import { defineFlow } from '@ringi/approvals';

const approve = { id: 'ssm-automation', form: 'one-step' } as const;

/** Four levels in the lean form; at the second, two of three people must approve. */
export default defineFlow({
  name: 'purchase',
  title: { en: 'Purchase request', ja: '購買申請' },
  levels: [
    {
      name: { en: 'Manager', ja: '上長' },
      backend: approve,
      approvers: ['sato'],
      duration: 'P3D',
    },
    {
      name: { en: 'Two of three section chiefs', ja: '課長三名のうち二名' },
      backend: approve,
      approvers: ['suzuki', 'takahashi', 'tanaka'],
      min_required_approvals: 2,
    },
    { name: { en: 'Accounting', ja: '経理' }, backend: approve, approvers: ['ito'] },
    {
      name: { en: 'Director', ja: '取締役' },
      backend: approve,
      approvers: ['tanaka'],
      duration: 'P14D',
    },
  ],
});

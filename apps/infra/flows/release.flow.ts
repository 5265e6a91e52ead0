import { defineFlow } from '@ringi/approvals';

const pipeline = { id: 'codepipeline' } as const;

/** Three levels, one approver each: a pipeline a level, which deploys the file once it is approved. */
export default defineFlow({
  name: 'release',
  title: { en: 'Release a file', ja: 'ファイルのリリース' },
  levels: [
    { name: { en: 'Team lead', ja: 'チームリーダー' }, backend: pipeline, approvers: ['sato'] },
    { name: { en: 'Section chief', ja: '課長' }, backend: pipeline, approvers: ['suzuki'] },
    { name: { en: 'Department head', ja: '部長' }, backend: pipeline, approvers: ['takahashi'] },
  ],
});

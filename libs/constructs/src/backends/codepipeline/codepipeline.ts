import { codePipelineOptions } from '@ringi/approvals';
import type { BackendConstruct } from '../backend-construct.js';
import { pipelineName } from './arns.js';
import { apiStatements, grantCore, grantFlow } from './grants.js';
import { Files } from './level-files.js';
import { LevelPipeline } from './level-pipeline.js';
import { PipelineTopics } from './level-topics.js';
import { PipelineRole } from './pipeline-role.js';
import { PipelineRules } from './pipeline-rules.js';
import { verifyFunction } from './verify-function.js';

/** A pipeline and a topic a level; a role, the Verify function and the event rules a flow. */
export const codePipelineConstruct: BackendConstruct = {
  grantCore,
  apiStatements,

  deploy(scope, { core, flow, levels }) {
    const { ofLevel } = new Files(scope, 'Files', { levels });
    const files = [...ofLevel.values()];
    const topics = new PipelineTopics(scope, 'Topics', { levels });
    const named = levels.map((level) => ({
      ...level,
      pipelineName: pipelineName(core, flow.name, level.number),
    }));
    const pipelines = named.map((each) => each.pipelineName);
    const verify = verifyFunction(scope, { core, pipelines });
    const role = new PipelineRole(scope, 'Role', { pipelines, files, verify: verify.arn });
    grantFlow(scope, { core, pipelines, topicArns: [...topics.arns.values()], files });
    for (const state of ['ENABLED', 'DISABLED'] as const) {
      const watched = named.filter(
        ({ level }) => (codePipelineOptions(level).event_rule ?? 'ENABLED') === state,
      );
      if (watched.length === 0) continue;
      new PipelineRules(scope, `Rules-${state}`, {
        pipelines: watched.map((each) => each.pipelineName),
        enabled: state === 'ENABLED',
        report: core.functions.report.function,
      });
    }
    const fields = named.map((each) => {
      const own = ofLevel.get(each.number);
      if (!own) throw new Error(`Level ${each.number} of flow ${flow.name} has no bucket.`);
      new LevelPipeline(scope, `L${each.number}`, { ...each, files: own, role, verify });
      const { bucketName } = own.bucket;
      const deployed = {
        s3_bucket_name: bucketName,
        s3_bucket_key: own.inputKey,
        pipeline_name: each.pipelineName,
        topic_arn: topics.arns.get(each.number) ?? '',
        ...(own.shared && { shared_output_key: `${bucketName}/${own.outputKey}` }),
      };
      return [each.number, deployed] as const;
    });
    return { fields: {}, levels: new Map(fields) };
  },
};

import { ServiceError } from '../../core/errors.js';
import { checkStructure } from './declaration/check-structure.js';
import type { PipelineDeclaration } from './declaration/declaration.js';
import { Engine } from './execution/engine.js';
import { resolveVariables } from './execution/read-start.js';
import { Pipeline } from './pipeline.js';
import { Polling } from './polling.js';
import type { CodePipelineState } from './state.js';

const MAX_PIPELINES = 1000;

/** Creates, changes and deletes pipelines, by the API and by CloudFormation alike. */
export class Lifecycle {
  readonly state: CodePipelineState;
  readonly engine: Engine;
  readonly polling: Polling;

  constructor(state: CodePipelineState) {
    this.state = state;
    this.engine = new Engine(state);
    this.polling = new Polling(state, this.engine);
  }

  /**
   * Creates a pipeline, which runs once at once, as on AWS. One with a variable that has no default does not (our choice: it
   * has no value to run with).
   * @throws ServiceError PipelineNameInUseException, LimitExceededException, and those of the structure
   */
  create(
    declaration: PipelineDeclaration,
    caller: string,
    tags: ReadonlyMap<string, string> = new Map(),
  ): Pipeline {
    const { env, pipelines } = this.state;
    checkStructure(declaration);
    if (pipelines.has(declaration.name))
      throw new ServiceError(
        'PipelineNameInUseException',
        `A pipeline with the name '${declaration.name}' already exists in account '${env.accountId}'`,
      );
    if (pipelines.size >= MAX_PIPELINES)
      throw new ServiceError(
        'LimitExceededException',
        `The account has ${MAX_PIPELINES} pipelines, its limit.`,
      );
    const pipeline = new Pipeline(this.state.arn(declaration.name), declaration, env.clock.now());
    for (const [key, value] of tags) pipeline.tags.set(key, value);
    pipelines.set(pipeline.name, pipeline);
    void env.activity.track(() => this.polling.remember(pipeline));
    if (declaration.variables.every(({ defaultValue }) => defaultValue !== undefined))
      this.engine.start(pipeline, {
        trigger: { triggerType: 'CreatePipeline', triggerDetail: caller },
        variables: resolveVariables(pipeline),
        sourceOverrides: new Map(),
      });
    return pipeline;
  }

  /** Changes the structure, which cancels the executions that run. @throws ServiceError of the structure */
  update(pipeline: Pipeline, declaration: PipelineDeclaration): void {
    checkStructure(declaration);
    this.engine.cancelAll(pipeline);
    pipeline.update(declaration, this.state.env.clock.now());
  }

  /** A pipeline that does not exist is no error, as on AWS. Executions that run end as cancelled (our choice). */
  delete(name: string): void {
    const pipeline = this.state.pipelines.get(name);
    if (!pipeline) return;
    this.state.pipelines.delete(name);
    this.polling.forget(pipeline);
    this.engine.cancelAll(pipeline);
  }
}

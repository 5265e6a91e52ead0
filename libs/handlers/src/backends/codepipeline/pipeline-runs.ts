import {
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  type ActionExecutionDetail,
  type CodePipelineClient,
  type PipelineExecution,
  type PipelineExecutionSummary,
} from '@aws-sdk/client-codepipeline';
import { parseRunId, type ActionView, type PipelineView } from '@ringi/approvals';
import { GONE, unless } from './aws-errors.js';

/** How far back executions are listed when nothing says where to stop: a hundred at a time. */
const MOST_PAGES = 10;

/** Reads executions of pipelines. */
export class PipelineRuns {
  readonly #client: CodePipelineClient;

  constructor(client: CodePipelineClient) {
    this.#client = client;
  }

  async get(id: string): Promise<PipelineExecution | undefined> {
    const run = parseRunId(id);
    if (!run) return undefined;
    const answer = await unless(GONE, this.#client.send(new GetPipelineExecutionCommand(run)));
    return answer?.pipelineExecution;
  }

  /** All action executions of one execution. */
  async actions(id: string): Promise<readonly ActionExecutionDetail[]> {
    const run = parseRunId(id);
    if (!run) return [];
    const { pipelineName, pipelineExecutionId } = run;
    const found: ActionExecutionDetail[] = [];
    let nextToken: string | undefined;
    do {
      const page = await unless(
        GONE,
        this.#client.send(
          new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId }, nextToken }),
        ),
      );
      found.push(...(page?.actionExecutionDetails ?? []));
      nextToken = page?.nextToken;
    } while (nextToken);
    return found;
  }

  /** As the domain reads it. The status is read before the actions: what has ended has all its actions. */
  async view(id: string): Promise<PipelineView | undefined> {
    const run = await this.get(id);
    return run && { status: run.status ?? 'InProgress', actions: (await this.actions(id)).map(actionView) };
  }

  /** Executions of a pipeline that were started since, newest first. */
  async since(pipelineName: string, since: number): Promise<readonly PipelineExecutionSummary[]> {
    const found: PipelineExecutionSummary[] = [];
    let nextToken: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await unless(
        GONE,
        this.#client.send(new ListPipelineExecutionsCommand({ pipelineName, maxResults: 100, nextToken })),
      );
      const all = page?.pipelineExecutionSummaries ?? [];
      const young = all.filter(({ startTime }) => (startTime?.getTime() ?? since) >= since);
      found.push(...young);
      nextToken = page?.nextToken;
      if (!nextToken || young.length < all.length) break;
    }
    return found;
  }

  /** Names of pipelines that start so. */
  async pipelines(prefix: string): Promise<readonly string[]> {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.#client.send(new ListPipelinesCommand({ nextToken }));
      names.push(...(page.pipelines ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : [])));
      nextToken = page.nextToken;
    } while (nextToken);
    return names;
  }
}

function actionView({ stageName = '', status = 'InProgress', ...action }: ActionExecutionDetail): ActionView {
  const { externalExecutionSummary: summary, errorDetails } = action.output?.executionResult ?? {};
  const started_at = (action.startTime ?? new Date(0)).toISOString();
  return {
    stage: stageName,
    status,
    started_at,
    updated_at: action.lastUpdateTime?.toISOString() ?? started_at,
    // Of an action that people do not answer, this is whoever changed it last.
    ...(action.updatedBy !== undefined && isManual(action) && { updated_by: action.updatedBy }),
    ...(summary !== undefined && { summary }),
    ...(errorDetails && { error: errorDetails }),
  };
}

const isManual = ({ input }: Pick<ActionExecutionDetail, 'input'>): boolean =>
  input?.actionTypeId?.category === 'Approval';

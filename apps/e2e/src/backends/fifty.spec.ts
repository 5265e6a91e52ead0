import { GetPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { VARIABLES } from '@ringi/approvals';
import { componentName, executionArn, requestId } from '@ringi/handlers';
import type { Decision } from '@ringi/shared-types';
import { deployedFor, executionsOf, putApproval, textAt } from '../testing/pipelines.js';
import { EVERY } from '../testing/every.js';
import { MINUTE, startSystem, type System } from '../testing/system.js';

const PIPELINE = 'RingiCore-release-L1';
/** AWS runs 50 executions of a pipeline at once. */
const AT_ONCE = EVERY ? 50 : 5;
const REQUESTS = 2 * AT_ONCE;

let system: System;
beforeAll(async () => {
  system = await startSystem({ quotas: { concurrentPipelineExecutions: AT_ONCE } });
});
afterAll(() => system.close());

/** The executions that wait, by the request they were started for. */
async function waiting(): Promise<Map<string, string>> {
  const running = (await executionsOf(system, PIPELINE)).filter(({ status }) => status === 'InProgress');
  const found = new Map<string, string>();
  for (const { pipelineExecutionId = '' } of running) {
    const { pipelineExecution } = await system.codepipeline.send(
      new GetPipelineExecutionCommand({ pipelineName: PIPELINE, pipelineExecutionId }),
    );
    const request = pipelineExecution?.variables?.find(({ name }) => name === VARIABLES.request);
    found.set(request?.resolvedValue ?? '', `${PIPELINE}/${pipelineExecutionId}`);
  }
  return found;
}

it(`asks ${AT_ONCE} of ${REQUESTS} at once, queues the others, and gives each its own answer and its own file`, async () => {
  const { stateMachineArn, inputExample, componentArns } = system.flow('release');
  const arns: string[] = [];
  for (let number = 0; number < REQUESTS; number += 1) {
    const input = JSON.stringify({ ...inputExample, level1_confirmation_file_content: `file ${number}` });
    const { executionArn: arn = '' } = await system.sfn.send(
      new StartExecutionCommand({ stateMachineArn, input }),
    );
    arns.push(arn);
  }
  await system.settle();
  const numberOf = new Map(arns.map((arn, number) => [requestId(arn), number]));
  const sato = system.codepipelineAs('sato');
  const answerOf = (number: number) => (number % 10 === 0 ? 'Approved' : 'Rejected');

  const answered = new Set<string>();
  for (let round = 0; round < 2; round += 1) {
    const asked = await waiting();
    expect(asked.size).toBe(AT_ONCE);
    for (const [request, execution] of asked) {
      expect(answered.has(request)).toBe(false);
      answered.add(request);
      await putApproval(system, sato, execution, answerOf(numberOf.get(request) ?? NaN));
    }
    await system.settle();
    await system.advance(MINUTE);
  }
  expect(answered.size).toBe(REQUESTS);

  const bucket = (inputExample as Record<string, string>)['level1_s3_bucket_name'] ?? '';
  for (const [number, arn] of arns.entries()) {
    const component = executionArn(componentArns[0] ?? '', componentName(1, 0, arn));
    const { output = 'null' } = await system.sfn.send(
      new DescribeExecutionCommand({ executionArn: component }),
    );
    const approved = answerOf(number) === 'Approved';
    expect((JSON.parse(output) as Decision).outcome).toBe(approved ? 'approved' : 'rejected');
    const files = await deployedFor(system, bucket, requestId(arn));
    expect(files).toHaveLength(approved ? 1 : 0);
    if (approved) expect(await textAt(system, bucket, files[0] ?? '')).toBe(`file ${number}`);
  }
}, 400_000);

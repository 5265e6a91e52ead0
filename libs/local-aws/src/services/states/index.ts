import { StateMachines, statusChangeEvent } from '@ringi/asl-engine/service';
import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import { objectStore } from '../s3/index.js';
import {
  createActivity,
  deleteActivity,
  describeActivity,
  getActivityTask,
  listActivities,
} from './operations/activities.js';
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './operations/aliases.js';
import { createStateMachine } from './operations/create-state-machine.js';
import { deleteStateMachine } from './operations/delete-state-machine.js';
import { describeExecution } from './operations/describe-execution.js';
import { describeStateMachineForExecution } from './operations/describe-state-machine-for-execution.js';
import { describeStateMachine } from './operations/describe-state-machine.js';
import { getExecutionHistory } from './operations/get-execution-history.js';
import { listExecutions } from './operations/list-executions.js';
import { listStateMachines } from './operations/list-state-machines.js';
import { describeMapRun, listMapRuns, updateMapRun } from './operations/map-runs.js';
import { redriveExecution } from './operations/redrive-execution.js';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './operations/send-task.js';
import { startExecution } from './operations/start-execution.js';
import { startSyncExecution } from './operations/start-sync-execution.js';
import { stopExecution } from './operations/stop-execution.js';
import { listTagsForResource, tagResource, untagResource } from './operations/tags.js';
import { testState } from './operations/test-state.js';
import { updateStateMachine } from './operations/update-state-machine.js';
import { validateStateMachineDefinition } from './operations/validate-state-machine-definition.js';
import {
  deleteStateMachineVersion,
  listStateMachineVersions,
  publishStateMachineVersion,
} from './operations/versions.js';
import { stateMachineProvider } from './resources/state-machine.js';
import type { StatesState } from './state.js';
import { LocalTaskRunner } from './tasks/local-task-runner.js';

/**
 * AWS Step Functions, STANDARD machines: the engine of @ringi/asl-engine on the wire.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html
 */
export function statesModule(env: Environment): ServiceModule {
  const machines: StateMachines = new StateMachines({
    clock: env.clock,
    runner: new LocalTaskRunner(env, () => machines),
    region: env.region,
    accountId: env.accountId,
    partition: env.partition,
    objects: objectStore(env),
    onStatusChange: (execution) => env.emit(statusChangeEvent(execution)),
  });
  const state: StatesState = { env, machines };
  return {
    service: {
      name: 'states',
      protocol: { kind: 'json', version: '1.0', targetPrefix: 'AWSStepFunctions' },
      operations: {
        CreateActivity: createActivity(state),
        CreateStateMachine: createStateMachine(state),
        CreateStateMachineAlias: createStateMachineAlias(state),
        DeleteActivity: deleteActivity(state),
        DeleteStateMachine: deleteStateMachine(state),
        DeleteStateMachineAlias: deleteStateMachineAlias(state),
        DeleteStateMachineVersion: deleteStateMachineVersion(state),
        DescribeActivity: describeActivity(state),
        DescribeExecution: describeExecution(state),
        DescribeMapRun: describeMapRun(state),
        DescribeStateMachine: describeStateMachine(state),
        DescribeStateMachineAlias: describeStateMachineAlias(state),
        DescribeStateMachineForExecution: describeStateMachineForExecution(state),
        GetActivityTask: getActivityTask(state),
        GetExecutionHistory: getExecutionHistory(state),
        ListActivities: listActivities(state),
        ListExecutions: listExecutions(state),
        ListMapRuns: listMapRuns(state),
        ListStateMachineAliases: listStateMachineAliases(state),
        ListStateMachineVersions: listStateMachineVersions(state),
        ListStateMachines: listStateMachines(state),
        ListTagsForResource: listTagsForResource(state),
        PublishStateMachineVersion: publishStateMachineVersion(state),
        RedriveExecution: redriveExecution(state),
        SendTaskFailure: sendTaskFailure(state),
        SendTaskHeartbeat: sendTaskHeartbeat(state),
        SendTaskSuccess: sendTaskSuccess(state),
        StartExecution: startExecution(state),
        StartSyncExecution: startSyncExecution(state),
        StopExecution: stopExecution(state),
        TagResource: tagResource(state),
        TestState: testState(state),
        UntagResource: untagResource(state),
        UpdateMapRun: updateMapRun(state),
        UpdateStateMachine: updateStateMachine(state),
        UpdateStateMachineAlias: updateStateMachineAlias(state),
        ValidateStateMachineDefinition: validateStateMachineDefinition(state),
      },
    },
    resources: { 'AWS::StepFunctions::StateMachine': stateMachineProvider(state) },
  };
}

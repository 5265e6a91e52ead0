/** Why a recorded answer is not one to match. */
export type PublishedKind = 'superseded-by' | 'needs-service-model' | 'client-side' | 'running' | 'unordered';

interface Published {
  readonly kind: PublishedKind;
  readonly why: string;
}

/** The list may not grow beyond this. */
export const MAX_PUBLISHED = 30;

const LIST: readonly (Published & { readonly runs: readonly string[] })[] = [
  {
    kind: 'superseded-by',
    why: 'Recorded before the context object had RedriveCount; later recordings have it.',
    runs: [
      'scenarios/test_base_scenarios.py::TestBaseScenarios::test_lambda_invoke_with_retry_extended_input#0',
      'scenarios/test_base_scenarios.py::TestBaseScenarios::test_lambda_service_invoke_with_retry_extended_input#0',
      'scenarios/test_sfn_scenarios.py::TestFundamental::test_path_based_on_data#0',
      'scenarios/test_sfn_scenarios.py::TestFundamental::test_path_based_on_data#2',
      'scenarios/test_sfn_scenarios.py::TestFundamental::test_path_based_on_data#4',
    ],
  },
  {
    kind: 'superseded-by',
    why: 'Recorded before descriptions had encryptionConfiguration; later recordings have it.',
    runs: [
      'test_sfn_api.py::TestSnfApi::test_create_duplicate_definition_format_sm#0',
      'test_sfn_api.py::TestSnfApi::test_create_duplicate_sm_name#0',
    ],
  },
  {
    kind: 'unordered',
    why: 'The recording has lost events of the inner Parallel state.',
    runs: ['scenarios/test_base_scenarios.py::TestBaseScenarios::test_parallel_state_nested#0'],
  },
  {
    kind: 'client-side',
    why: 'The data does not keep the white space by which the two definitions differ.',
    runs: ['test_sfn_api.py::TestSnfApi::test_create_duplicate_definition_format_sm#1'],
  },
  {
    kind: 'unordered',
    why: 'AWS recorded four timeouts of one moment before it ended the Map; here the first one ends it.',
    runs: ['timeouts/test_timeouts.py::TestTimeouts::test_service_lambda_map_timeout#0'],
  },
];

/** Where the tests that the data was recorded with live; left out above. */
const PREFIX = 'tests/aws/services/stepfunctions/v2/';

/** Runs that differ from the recording for a reason outside the engine, by `record id#run index`. */
export const PUBLISHED: ReadonlyMap<string, Published> = new Map(
  LIST.flatMap(({ kind, why, runs }) => runs.map((run) => [PREFIX + run, { kind, why }] as const)),
);

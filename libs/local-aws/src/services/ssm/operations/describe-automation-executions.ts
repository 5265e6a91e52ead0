import type { Call } from '../../../core/service.js';
import { describeMetadata } from '../automation/describe-automation.js';
import { readFilters } from '../automation/filters.js';
import { optionalInteger, optionalString, type RawInput } from '../../../core/raw-input.js';
import { pageOf } from '../page.js';
import type { SsmState } from '../state.js';

/** Newest first. */
export const describeAutomationExecutions =
  ({ automations }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    call.authorize('ssm:DescribeAutomationExecutions', '*');
    const page = pageOf(
      [...automations.all()].reverse(),
      ({ id }) => id,
      optionalInteger(input, 'MaxResults', 1, 50) ?? 50,
      optionalString(input, 'NextToken'),
      readFilters(input['Filters']),
    );
    return {
      AutomationExecutionMetadataList: page.items.map(describeMetadata),
      NextToken: page.NextToken,
    };
  };

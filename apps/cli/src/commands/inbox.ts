import { textIn } from '@ringi/shared-types';
import { inboxOf, type InboxItem } from '../automations/inbox.js';
import { executionName } from '../aws/step-functions.js';
import type { Command } from '../command.js';
import { table } from '../output/table.js';
import { shortTime } from '../output/time.js';

/** What waits for a person. */
export const inbox: Command = {
  name: 'inbox',
  usage: '--as PERSON',
  summary: 'what waits for your answer',
  options: { as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const person = session.actor(options['as']);
    const found = await inboxOf(session.aws(person), session.endpoints.flows, person.principalArn);
    const data = found.items.map(itemOf);
    const rows = data.map((item) => [
      item.id.slice(0, 8),
      item.request,
      `${item.level} ${textIn(item.level_name)}`,
      `${item.answers.length} of ${item.min_required_approvals}`,
      shortTime(item.due_at),
      item.message,
    ]);
    return {
      data,
      text:
        data.length === 0
          ? [`Nothing waits for ${person.id}.`]
          : [
              ...table(['ID', 'REQUEST', 'LEVEL', 'APPROVED', 'DUE', 'MESSAGE'], rows),
              `Answer with: ringi approve ${data[0]?.id.slice(0, 8)} --as ${person.id} --comment '…'   (or reject)`,
            ],
      notes: found.strangers.map(
        (id) =>
          `Automation ${id} asks ${person.id} too, but no request waits for it: it was not started by a flow.`,
      ),
    };
  },
};

const itemOf = ({ question, level: { request, componentExecutionArn, askedAt, dueAt } }: InboxItem) => ({
  /** The automation to answer. */
  id: question.automationId,
  request: executionName(request.caller_execution_arn),
  flow: request.flow,
  level: request.level,
  level_name: request.level_name,
  message: request.message,
  confirmation_file: request.confirmation_file,
  confirmation_url: request.confirmation_url,
  approvers: question.approvers,
  min_required_approvals: question.required,
  answers: question.answers,
  asked_at: askedAt,
  due_at: dueAt,
  execution_arn: request.caller_execution_arn,
  component_execution_arn: componentExecutionArn,
});

import { textIn } from '@ringi/shared-types';
import { getAutomation } from '../aws/automations.js';
import { executionName } from '../aws/step-functions.js';
import { answerableLevel, findQuestion, sendAnswer } from '../automations/give-answer.js';
import { questionOf } from '../automations/question.js';
import type { Command } from '../command.js';

const answerCommand = (name: 'approve' | 'reject', summary: string): Command => ({
  name,
  usage: '<id> --as PERSON [--comment TEXT]',
  summary,
  options: { as: { type: 'string' }, comment: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals, options }, session) {
    const person = session.actor(options['as']);
    const aws = session.aws(person);
    const asked = await findQuestion(session, aws, positionals[0] ?? '');
    const { request } = await answerableLevel(session, aws, asked, person);
    await sendAnswer(aws.ssm, asked, name, options['comment']);

    const after = await getAutomation(aws.ssm, asked.automationId);
    const now = (after && questionOf(after)) ?? asked;
    const level_state =
      now.status === 'Waiting' ? 'waiting' : now.status === 'Success' ? 'approved' : 'rejected';
    const approved = now.answers.filter(({ answer }) => answer === 'approve').length;
    const of = executionName(request.caller_execution_arn);
    return {
      data: {
        id: asked.automationId,
        request: of,
        execution_arn: request.caller_execution_arn,
        level: request.level,
        answer: name,
        by: person.id,
        principal: person.principalArn,
        level_state,
        approved,
        min_required_approvals: now.required,
      },
      text: [
        `${person.id} ${name === 'approve' ? 'approved' : 'rejected'} level ${request.level} (${textIn(request.level_name)}) of ${of}.`,
        level_state === 'waiting'
          ? `${approved} of ${now.required} approvals: the level goes on waiting.`
          : `The level is ${level_state}. Follow it with: ringi show ${of}`,
      ],
      notes:
        options['comment'] === undefined ? [] : ['SSM keeps no comment: yours was sent and is not kept.'],
    };
  },
});

export const approve = answerCommand('approve', 'approve what waits: an id of the inbox, or a request');
export const reject = answerCommand('reject', 'reject what waits: an id of the inbox, or a request');

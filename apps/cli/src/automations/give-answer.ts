import { SendAutomationSignalCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { PersonEndpoint } from '@ringi/local/endpoints';
import { automationsWhere, getAutomation } from '../aws/automations.js';
import type { Aws } from '../aws/clients.js';
import { isNamed } from '../aws/errors.js';
import { Refused } from '../errors.js';
import { findRequest } from '../requests/find-request.js';
import { levelsBeingAsked, type AskedLevel } from '../requests/asked-levels.js';
import { readRequest } from '../requests/read-request.js';
import { shortTime } from '../output/time.js';
import type { Session } from '../session.js';
import { answerBy, asks, questionBehind, type Question } from './question.js';
import { questionOfLevel, waitingQuestions } from './waiting.js';

const SHORTEST_PREFIX = 4;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The question a person means: by the id of its automation, the beginning of that id, or the request whose level waits.
 * @throws Refused when nothing has this id.
 */
export async function findQuestion(session: Session, aws: Aws, id: string): Promise<Question> {
  const direct = UUID.test(id) ? await getAutomation(aws.ssm, id) : undefined;
  const automation = direct ?? (await automationByPrefix(aws.ssm, id));
  if (automation) {
    const question = await questionBehind(aws.ssm, automation);
    if (question) return question;
    throw new Refused(
      `Automation ${automation.AutomationExecutionId} has no aws:approve step: there is nothing to answer. See what waits for you with: ringi inbox --as <you>`,
    );
  }
  const found = await findRequest(aws.sfn, session.endpoints.flows, id);
  if (!found) {
    throw new Refused(
      `Nothing has the id '${id}': no automation and no request. See what waits for you with: ringi inbox --as <you>`,
    );
  }
  return waitingQuestion(aws, await readRequest(aws, found));
}

async function waitingQuestion(
  aws: Aws,
  request: Awaited<ReturnType<typeof readRequest>>,
): Promise<Question> {
  const waiting = request.levels.find(({ state }) => state === 'waiting');
  const automation =
    waiting?.automation_id === undefined ? undefined : await getAutomation(aws.ssm, waiting.automation_id);
  const question = automation && (await questionBehind(aws.ssm, automation));
  if (question) return question;
  const outcome = request.outcome ?? request.status;
  throw new Refused(
    `Request ${request.request} has no level that waits for an answer (${outcome}). See it with: ringi show ${request.request}`,
  );
}

async function automationByPrefix(ssm: SSMClient, prefix: string) {
  if (prefix.length < SHORTEST_PREFIX || !/^[0-9a-f-]+$/.test(prefix)) return undefined;
  const found: string[] = [];
  for await (const { AutomationExecutionId: id } of automationsWhere(ssm, [])) {
    if (id?.startsWith(prefix)) found.push(id);
  }
  if (found.length > 1) {
    throw new Refused(
      `'${prefix}' begins ${found.length} ids: ${found.slice(0, 5).join(', ')}. Give more of it.`,
    );
  }
  return found[0] === undefined ? undefined : getAutomation(ssm, found[0]);
}

/**
 * The level that waits for the question's answer, after every rule that would make the answer worthless.
 * @throws Refused with the reason.
 */
export async function answerableLevel(
  session: Session,
  aws: Aws,
  question: Question,
  person: PersonEndpoint,
): Promise<AskedLevel> {
  const { automationId } = question;
  const given = answerBy(question, person.principalArn);
  if (given) {
    throw new Refused(
      `${person.id} has answered ${automationId} already: ${given.answer}${given.at ? ` at ${given.at}` : ''}. An answer cannot be changed.`,
    );
  }
  if (question.status !== 'Waiting') {
    const by = question.answers.map(({ principal, answer }) => `${session.nameOf(principal)}: ${answer}`);
    throw new Refused(
      `${automationId} does not wait any more: it is decided (${question.status}${by.length > 0 ? `; ${by.join(', ')}` : ''}). See what waits for you with: ringi inbox --as ${person.id}`,
    );
  }
  if (!asks(question, person.principalArn)) {
    const asked = question.approvers.map((approver) => session.nameOf(approver)).join(', ');
    throw new Refused(
      `${person.id} is not asked by ${automationId}; it asks ${asked}. Answer as one of them.`,
    );
  }
  const level = (await levelsBeingAsked(aws.sfn, session.endpoints.flows)).find(
    ({ approvalId }) => approvalId === question.approvalId,
  );
  const real = level && questionOfLevel(level, await waitingQuestions(aws.ssm));
  if (level && real?.automationId === automationId) {
    if ((await session.now()) <= Date.parse(level.dueAt)) return level;
    throw new Refused(
      `Level ${level.request.level} was due ${shortTime(level.dueAt)}: an answer would come too late and count as timed out. Start the request again if it is still needed.`,
    );
  }
  throw new Refused(
    `No request waits for automation ${automationId}: no flow started it, so an answer would change nothing. See what waits for you with: ringi inbox --as ${person.id}`,
  );
}

/** @throws Refused when SSM refuses the signal. */
export async function sendAnswer(
  ssm: SSMClient,
  question: Question,
  answer: 'approve' | 'reject',
  comment: string | undefined,
): Promise<void> {
  try {
    await ssm.send(
      new SendAutomationSignalCommand({
        AutomationExecutionId: question.automationId,
        SignalType: answer === 'approve' ? 'Approve' : 'Reject',
        ...(comment !== undefined && { Payload: { Comment: [comment] } }),
      }),
    );
  } catch (error) {
    if (
      isNamed(
        error,
        'InvalidAutomationSignalException',
        'AutomationExecutionNotFoundException',
        'AutomationStepNotFoundException',
      )
    ) {
      throw new Refused(
        `SSM refused the answer to ${question.automationId}: ${(error as Error).message} Nothing changed.`,
        { cause: error },
      );
    }
    throw error;
  }
}

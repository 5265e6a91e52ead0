import {
  RingiError,
  textIn,
  type AdmitEvent,
  type Admitted,
  type ApprovalRequest,
  type Flow,
  type Level,
  type Request,
} from '@ringi/shared-types';
import type { Confirmation, Problem } from '../backend.js';
import { backendOf } from '../backends/registry.js';
import { backstopSeconds, levelSeconds } from '../flow/timing.js';
import { isExcluded } from '../rules/permitted.js';
import { inputFields, levelField } from './fields.js';
import { InputReader } from './input-reader.js';
import { levelInput } from './level-input.js';

/**
 * Checks the input of all levels against the flow and what is deployed, before anybody is asked.
 * @param request_id the id the request is kept under.
 * @returns the request, and the input of each level's component.
 * @throws RefusedInput naming every wrong field: `Ringi.InvalidInput`, or `Ringi.NotOverridable` when all there is are fields that
 * differs from what is deployed and may not.
 */
export function admit(
  flow: Flow,
  event: AdmitEvent,
  request_id: string,
): { request: Request; admitted: Admitted } {
  const reader = new InputReader(event.input);
  reader.onlyFields(inputFields(flow));
  const { deployed } = event;
  reader.equalOrAbsent('region', deployed.region);
  for (const [field, value] of Object.entries(deployed.fields)) reader.equalOrAbsent(field, value);
  const requester = reader.optionalText('requester');
  const title = reader.optionalText('title');

  const inline: InlineContent[] = [];
  const levels = flow.levels.map((level, index): ApprovalRequest => {
    const number = index + 1;
    const here = deployed.levels[index];
    if (!here)
      throw new Error(
        `The caller was deployed with ${deployed.levels.length} levels, the flow has ${flow.levels.length}: deploy again.`,
      );
    for (const [field, value] of Object.entries(here.fields))
      reader.equalOrAbsent(levelField(number, field), value);
    const who = approversOf(reader, flow, level, number, event);
    const backend = backendOf(level.backend.id);
    const asked = backend.read(level, levelInput(reader, number), here.fields);
    if (asked.inline) inline.push({ number, ...asked.inline });
    return {
      request_id,
      flow: flow.name,
      level: number,
      level_name: level.name,
      backend: level.backend.id,
      caller_execution_arn: event.execution.id,
      ...(requester !== undefined && { requester }),
      ...(flow.requester_may_decide === false && { requester_may_decide: false }),
      ...withoutRequester(reader, flow, number, requester, who),
      message: messageOf(reader, flow, level, number, asked),
      confirmation_url: asked.confirmation_url,
      confirmation_file: asked.confirmation_file,
      duration_seconds: levelSeconds(level),
      backstop_seconds: backstopSeconds(level),
      settings: { ...pick(deployed.fields, backend.fields(level).flow), ...here.fields, ...asked.settings },
    };
  });
  refuseTooMuch(reader, inline);

  refuse(flow.name, reader);
  const request: Request = {
    request_id,
    flow: flow.name,
    execution_arn: event.execution.id,
    ...(title !== undefined && { title }),
    ...(requester !== undefined && { requester }),
    started_at: event.execution.start_time,
    approver_session_prefix: deployed.approver_session_prefix,
    levels: levels.map(({ level, level_name, backend, approvers, min_required_approvals }, index) => ({
      level,
      name: level_name,
      backend,
      component_arn: deployed.levels[index]?.component_arn ?? '',
      approvers,
      min_required_approvals,
    })),
  };
  return { request, admitted: { request_id, levels } };
}

type Who = Pick<ApprovalRequest, 'approvers' | 'min_required_approvals'>;

/** Who is asked and how many must approve: the deployed values, or the input's where the flow lets it. */
function approversOf(
  reader: InputReader,
  flow: Flow,
  level: Level,
  number: number,
  { deployed }: AdmitEvent,
): Who {
  const { wire, capabilities } = backendOf(level.backend.id);
  const here = deployed.levels[number - 1];
  const defaults = here?.approvers ?? [];
  const approversField = levelField(number, wire.approvers);
  const isTaken = (given: readonly string[]): boolean => {
    if (sameSet(given, defaults)) return true;
    if (!flow.overridable.includes('approvers')) {
      reader.refuseOverride(approversField);
      return false;
    }
    const allowed = new Set([...deployed.allowed_approvers, ...defaults]);
    const strangers = given.filter((approver) => !allowed.has(approver));
    for (const stranger of strangers)
      reader.problem(approversField, `${stranger} is not an allowed approver of this flow`);
    return strangers.length === 0;
  };
  const given = reader
    .optionalTexts(approversField)
    ?.map((approver) =>
      approver.startsWith('arn:') ? approver : `${deployed.approver_session_prefix}${approver}`,
    );
  // Where they are refused the rest is checked with the deployed ones: what would follow from them is not told.
  const approvers = given && isTaken(given) ? given : defaults;
  if (new Set(approvers).size < approvers.length) reader.problem(approversField, 'names an approver twice');
  if (approvers.length > capabilities.maximumApprovers) {
    reader.problem(
      approversField,
      `has ${approvers.length} approvers; at most ${capabilities.maximumApprovers} can be asked`,
    );
  }

  const quorumField = levelField(number, wire.min_required_approvals);
  const quorum = reader.optionalCount(quorumField) ?? level.min_required_approvals;
  if (quorum !== level.min_required_approvals && !flow.overridable.includes('min_required_approvals')) {
    reader.refuseOverride(quorumField);
  }
  if (quorum > approvers.length) {
    reader.problem(quorumField, `${quorum} approvals are required of ${approvers.length} approvers`);
  }
  return { approvers, min_required_approvals: quorum };
}

/** Where a flow does not let its requesters decide, the requester is not asked. */
function withoutRequester(
  reader: InputReader,
  { requester_may_decide }: Flow,
  number: number,
  requester: string | undefined,
  who: Who,
): Who {
  if (requester_may_decide !== false) return who;
  if (requester === undefined) {
    if (number === 1) reader.problem('requester', 'is required: this flow does not let its requester decide');
    return who;
  }
  const approvers = who.approvers.filter(
    (approver) => !isExcluded({ requester, requester_may_decide }, approver),
  );
  if (approvers.length < who.min_required_approvals) {
    reader.problem(
      'requester',
      `${requester} may not decide, and level ${number} has only ${approvers.length} others of ${who.min_required_approvals} it needs`,
    );
  }
  return { ...who, approvers };
}

function messageOf(
  reader: InputReader,
  flow: Flow,
  level: Level,
  number: number,
  parts: Confirmation,
): string {
  const { wire, capabilities } = backendOf(level.backend.id);
  const field = levelField(number, wire.message);
  const template = reader.optionalText(field) ?? level.message;
  if (template !== level.message && !flow.overridable.includes('message')) reader.refuseOverride(field);
  // In one pass: what stands in the file's name is not filled in again.
  const message = template.replace(
    /\{(file|url)\}/g,
    (_, part: 'file' | 'url') => parts[`confirmation_${part}`],
  );
  if (message.length > capabilities.maximumMessageLength) {
    reader.problem(
      field,
      `the message has ${message.length} characters with the file and URL of level ${number} (${textIn(level.name)}); at most ${capabilities.maximumMessageLength} can be sent`,
    );
  }
  return message;
}

type InlineContent = NonNullable<Confirmation['inline']> & { readonly number: number };

/**
 * Bytes that all levels' files may have in the input itself, as JSON: what Admit answers must fit into a state's output
 * of 256 KiB with everything else. Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAXIMUM_INLINE_BYTES = 200 * 1024;

function refuseTooMuch(reader: InputReader, inline: readonly InlineContent[]): void {
  const sum = inline.reduce((bytes, file) => bytes + file.bytes, 0);
  if (sum <= MAXIMUM_INLINE_BYTES) return;
  for (const { number, field, bytes, instead } of inline) {
    reader.problem(
      levelField(number, field),
      `has ${bytes} bytes of ${sum} in all levels; at most ${MAXIMUM_INLINE_BYTES} fit together: put the file into S3 and give ${levelField(number, instead)}`,
    );
  }
}

/** The input was refused; `problems` has each field with its reason. */
export class RefusedInput extends RingiError {
  readonly problems: readonly Problem[];

  constructor(
    name: 'Ringi.InvalidInput' | 'Ringi.NotOverridable',
    message: string,
    problems: readonly Problem[],
  ) {
    super(name, message);
    this.problems = problems;
  }
}

/** As many as a person reads and as fit into an execution's cause. */
const MOST_NAMED = 40;

/** One answer names everything that is wrong, whatever its kind. */
function refuse(flow: string, { invalid, notOverridable }: InputReader): void {
  const problems = [...invalid, ...notOverridable];
  if (problems.length === 0) return;
  const list = problems.slice(0, MOST_NAMED).map(({ path, message }) => `${shortened(path)}: ${message}`);
  if (problems.length > MOST_NAMED) list.push(`and ${problems.length - MOST_NAMED} more`);
  const advice = [
    ...(invalid.length > 0 ? ['Correct the fields'] : []),
    ...(notOverridable.length > 0
      ? ["leave out what differs from what is deployed, or name what may differ in the flow's `overridable`"]
      : []),
  ].join('; ');
  throw new RefusedInput(
    invalid.length > 0 ? 'Ringi.InvalidInput' : 'Ringi.NotOverridable',
    `The input of flow '${flow}' was refused, and nobody was asked. ${list.join('; ')}. ${sentence(advice)}, and start again.`,
    problems,
  );
}

const shortened = (path: string): string => (path.length > 80 ? `${path.slice(0, 80)}…` : path);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === new Set(a).size;

const pick = (from: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));

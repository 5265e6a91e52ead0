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
import type { Problem } from '../backend.js';
import { backendOf } from '../backends/registry.js';
import { backstopSeconds, levelSeconds } from '../flow/timing.js';
import { inputFields, levelField } from './fields.js';
import { InputReader } from './input-reader.js';

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
    const confirmation_url = reader.url(levelField(number, 'confirmation_url'));
    const confirmation_file = reader.text(levelField(number, 'confirmation_file'));
    return {
      request_id,
      flow: flow.name,
      level: number,
      level_name: level.name,
      backend: level.backend.id,
      caller_execution_arn: event.execution.id,
      ...(requester !== undefined && { requester }),
      ...who,
      message: messageOf(reader, flow, level, number, { confirmation_url, confirmation_file }),
      confirmation_url,
      confirmation_file,
      duration_seconds: levelSeconds(level),
      backstop_seconds: backstopSeconds(level),
      settings: { ...pick(deployed.fields, backendOf(level.backend.id).fields(level).flow), ...here.fields },
    };
  });

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

/** Who is asked and how many must approve: the deployed values, or the input's where the flow lets it. */
function approversOf(
  reader: InputReader,
  flow: Flow,
  level: Level,
  number: number,
  { deployed }: AdmitEvent,
): Pick<ApprovalRequest, 'approvers' | 'min_required_approvals'> {
  const { wire, capabilities } = backendOf(level.backend.id);
  const here = deployed.levels[number - 1];
  const defaults = here?.approvers ?? [];
  const approversField = levelField(number, wire.approvers);
  const given = reader
    .optionalTexts(approversField)
    ?.map((approver) =>
      approver.startsWith('arn:') ? approver : `${deployed.approver_session_prefix}${approver}`,
    );
  const approvers = given ?? defaults;
  if (given && !sameSet(given, defaults)) {
    if (flow.overridable.includes('approvers')) {
      const allowed = new Set([...deployed.allowed_approvers, ...defaults]);
      for (const approver of given) {
        if (!allowed.has(approver))
          reader.problem(approversField, `${approver} is not an allowed approver of this flow`);
      }
    } else reader.refuseOverride(approversField);
  }
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

function messageOf(
  reader: InputReader,
  flow: Flow,
  level: Level,
  number: number,
  parts: { readonly confirmation_url: string; readonly confirmation_file: string },
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

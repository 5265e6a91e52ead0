import { personOf, type InboxRowBody, type RequestRowBody } from '@ringi/approvals';
import type {
  AnswerView,
  ApproverView,
  InboxItem,
  LevelView,
  RequestRow,
  Text,
  Waiting,
} from '@ringi/shared-types';
import type { ApiConfig } from './config.js';
import { sessionPrefix } from './identity.js';

/** Puts names to what is kept by id: people and flows. */
export class Directory {
  readonly #prefix: string;
  readonly #names: ReadonlyMap<string, { en: string; ja: string }>;
  readonly #titles: ReadonlyMap<string, Text>;

  constructor(config: ApiConfig) {
    this.#prefix = sessionPrefix(config);
    this.#names = new Map(config.people.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
    this.#titles = new Map(config.flows.map(({ flow }) => [flow.name, flow.title]));
  }

  nameOf(person: string): { en: string; ja: string } | undefined {
    return this.#names.get(person);
  }

  /** The principal of a flow's approver: a person's session, or the ARN it is. */
  principalOf(approver: string): string {
    return approver.startsWith('arn:') ? approver : `${this.#prefix}${approver}`;
  }

  approver({ principal }: ApproverView): ApproverView {
    const id = personOf(principal, this.#prefix);
    return id === undefined
      ? { principal }
      : { principal, person: { id, name: this.#names.get(id) ?? { en: id, ja: id } } };
  }

  answer(answer: AnswerView): AnswerView {
    return { ...answer, by: this.approver(answer.by) };
  }

  waiting(waiting: Waiting): Waiting {
    return { ...waiting, waiting_for: waiting.waiting_for.map((who) => this.approver(who)) };
  }

  row({ requester, waiting, ...row }: RequestRowBody): RequestRow {
    return {
      ...row,
      flow_title: this.#title(row.flow),
      ...(requester && { requester: this.approver(requester) }),
      ...(waiting && { waiting: this.waiting(waiting) }),
    };
  }

  inboxItem({ requester, ...item }: InboxRowBody): InboxItem {
    return {
      ...item,
      flow_title: this.#title(item.flow),
      ...(requester && { requester: this.approver(requester) }),
    };
  }

  level(level: LevelView): LevelView {
    return {
      ...level,
      approvers: level.approvers.map((who) => this.approver(who)),
      answers: level.answers.map((answer) => this.answer(answer)),
    };
  }

  /** A flow that is no longer deployed has its name left. */
  #title(flow: string): Text {
    return this.#titles.get(flow) ?? flow;
  }
}

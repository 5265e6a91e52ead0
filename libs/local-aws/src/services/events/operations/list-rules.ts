import type { Call } from '../../../core/service.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, optionalText, type RawInput } from '../input.js';
import { pageOf } from '../page.js';
import { describeRule } from '../read-rule.js';

export const listRules =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    call.authorize('events:ListRules', '*');
    const prefix = optionalText(input, 'NamePrefix') ?? '';
    const names = [...bus.rules.keys()].filter((name) => name.startsWith(prefix)).sort();
    const { items, nextToken } = pageOf(names, input);
    return { Rules: items.map((name) => describeRule(bus.rule(name).definition)), NextToken: nextToken };
  };

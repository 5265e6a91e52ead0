import type { Command } from '../command.js';
import { askControl } from '../control.js';
import { UsageError } from '../errors.js';
import { shortTime } from '../output/time.js';

/** The laptop's virtual time. AWS has no such thing. */
export const clock: Command = {
  name: 'clock',
  usage: '[advance DURATION]',
  summary: "the laptop's time; advance it by e.g. P3D or PT90M",
  options: {},
  positionals: [0, 2],
  async run({ positionals: [verb, by] }, session) {
    if (verb !== undefined && (verb !== 'advance' || by === undefined))
      throw new UsageError(
        `'clock ${[verb, by].join(' ').trim()}' is not known; write: ringi clock advance P3D`,
      );
    const data =
      verb === undefined
        ? await askControl(session.endpoints.clock)
        : await askControl(`${session.endpoints.clock}/advance`, { by });
    const next = data['next'] === null ? '' : `  (next timer ${shortTime(String(data['next']))})`;
    return { data, text: [`It is ${shortTime(String(data['now']))} here.${next}`] };
  },
};

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { isNamed } from '../aws/errors.js';
import { executionName } from '../aws/step-functions.js';
import type { Command } from '../command.js';
import { Refused } from '../errors.js';

/** Starts a request: an execution of the flow's caller. */
export const start: Command = {
  name: 'start',
  usage: '<flow> [--input FILE] [--name NAME] [--as PERSON]',
  summary: "start a request; without --input with the flow's example",
  options: { input: { type: 'string' }, name: { type: 'string' }, as: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals, options }, session) {
    const flow = session.flow(positionals[0] ?? '');
    const person = session.reader(options['as']);
    const input =
      options['input'] === undefined
        ? JSON.stringify({
            ...flow.inputExample,
            ...(options['as'] !== undefined && { requester: person.id }),
          })
        : readInput(resolve(session.cwd, options['input']));
    try {
      const { executionArn = '', startDate } = await session
        .aws(person)
        .sfn.send(
          new StartExecutionCommand({ stateMachineArn: flow.stateMachineArn, name: options['name'], input }),
        );
      const request = executionName(executionArn);
      return {
        data: {
          request,
          execution_arn: executionArn,
          flow: flow.name,
          started_at: startDate?.toISOString(),
          started_by: person.id,
        },
        text: [
          `Started ${request} of ${flow.name} as ${person.id}.`,
          `  ${executionArn}`,
          `Follow it with: ringi show ${request}`,
        ],
      };
    } catch (error) {
      if (isNamed(error, 'ExecutionAlreadyExists')) {
        throw new Refused(
          `There is a request '${options['name']}' of ${flow.name} already. Give another --name, or see it with: ringi show ${options['name']}`,
          { cause: error },
        );
      }
      throw error;
    }
  },
};

/** The file as it is: what is wrong inside is Admit's to say. */
function readInput(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refused(`The input ${file} cannot be read: ${(error as Error).message}. Correct --input.`, {
      cause: error,
    });
  }
  try {
    JSON.parse(text);
  } catch (error) {
    throw new Refused(`The input ${file} is not JSON: ${(error as Error).message}. Correct the file.`, {
      cause: error,
    });
  }
  return text;
}

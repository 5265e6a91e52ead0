// The same machine twice: tasks with a Retry and a Catch, each followed by a choice, each fed by the task before it.

/** In functions of 12 tasks and 12 choices. `completeBehind` is a place where an editor is asked what may follow. */
export function builderProgram(states) {
  const flows = chunks(states / 2).map(
    ({ from, to }, n) => `
function* flow${n}(file: Ref<Answer>) {${range(from, to)
      .map(
        (i) => `
  const r${i} = yield* task('T${i}', lambda.invoke(work, { bucket: ${before(i, from)}.bucket, key: ${before(i, from)}.key }), {
    retry: [{ errors: ['Work.Failed', 'Lambda.ServiceException'], intervalSeconds: 2, maxAttempts: 6 }],
    catch: { 'States.ALL': () => fail('Failed') },
  });
  yield* match('M${i}', r${i}.ok, { true: next, false: () => fail('Refused') });`,
      )
      .join('')}
  return r${to - 1};
}`,
  );
  return {
    completeBehind: `r${states / 2 - 1}.`,
    source: `
import { fail, fn, lambda, machine, match, next, t, task, type Ref } from '../../src/index.js';
type Answer = { bucket: string; key: string; ok: boolean };
const work = fn<{ bucket: string; key: string }, Answer, 'Work.Failed'>('arn:work');
${flows.join('\n')}
export const all = machine({ name: 'all', input: t<Answer>() }, function* ({ input }) {
${flows.map((_, n) => `  const f${n} = yield* flow${n}(${n === 0 ? 'input' : `f${n - 1}`});`).join('\n')}
  return f${flows.length - 1};
});
`,
  };
}

export function cdkProgram(states) {
  const steps = range(0, states / 2).map(
    (i) => `
    const t${i} = new tasks.LambdaInvoke(this, 'T${i}', {
      lambdaFunction: work,
      payload: sfn.TaskInput.fromObject({ bucket: sfn.JsonPath.stringAt('$.bucket'), key: sfn.JsonPath.stringAt('$.key') }),
      payloadResponseOnly: true,
    });
    t${i}.addRetry({ errors: ['Work.Failed', 'Lambda.ServiceException'], interval: Duration.seconds(2), maxAttempts: 6 });
    t${i}.addCatch(failed, { errors: ['States.ALL'] });
    const m${i} = new sfn.Choice(this, 'M${i}').when(sfn.Condition.booleanEquals('$.ok', false), refused);
    t${i}.next(m${i});
    ${i === 0 ? '' : `m${i - 1}.otherwise(t${i});`}`,
  );
  return {
    completeBehind: `t${states / 2 - 1}.`,
    source: `
import { Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
export class All extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const work = lambda.Function.fromFunctionName(this, 'Work', 'work');
    const failed = new sfn.Fail(this, 'Failed');
    const refused = new sfn.Fail(this, 'Refused');
${steps.join('')}
    m${states / 2 - 1}.otherwise(new sfn.Succeed(this, 'Done'));
    new sfn.StateMachine(this, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(t0) });
  }
}
`,
  };
}

const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
const chunks = (tasks) =>
  range(0, Math.ceil(tasks / 12)).map((n) => ({ from: n * 12, to: Math.min(tasks, n * 12 + 12) }));
const before = (i, first) => (i === first ? 'file' : `r${i - 1}`);

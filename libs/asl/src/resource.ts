import { AslSyntaxError } from './syntax-error.js';

/** How a Task waits for its service: see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
export type IntegrationPattern = 'request-response' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** A Task's Resource that calls a service: `arn:aws:states:::lambda:invoke.waitForTaskToken`. */
export interface ServiceResource {
  readonly kind: 'service';
  readonly arn: string;
  /** `lambda`, `states`, or for the AWS SDK form the SDK's service name (`ssm`). */
  readonly service: string;
  /** `invoke`, `startExecution`. */
  readonly action: string;
  readonly pattern: IntegrationPattern;
  /** True for `arn:aws:states:::aws-sdk:SERVICE:ACTION`. */
  readonly sdk: boolean;
}

/** A Task's Resource that is a Lambda function itself (the older form). */
export interface FunctionResource {
  readonly kind: 'function';
  readonly arn: string;
}

/** A Task's Resource that is an activity. */
export interface ActivityResource {
  readonly kind: 'activity';
  readonly arn: string;
}

export type TaskResource = ServiceResource | FunctionResource | ActivityResource;

const SERVICE =
  /^arn:[^:\s]+:states:[^:]*:[^:]*:(aws-sdk:)?([\w-]+):(\w+?)(?:\.(sync|sync:2|waitForTaskToken))?$/;
// AWS does not look at Region and account of these: its own examples leave them out or have `your-account-id` there.
const FUNCTION = /^arn:[^:\s]+:lambda:[^:]*:[^:]*:function:[^:]+(:[\w$-]+)?$/;
const ACTIVITY = /^arn:[^:\s]+:states:[^:]*:[^:]*:activity:[^:]+$/;

/**
 * Reads the `Resource` of a Task state.
 * @throws AslSyntaxError when it is none of the three forms.
 */
export function parseResource(arn: string): TaskResource {
  if (ACTIVITY.test(arn)) return { kind: 'activity', arn };
  const service = SERVICE.exec(arn);
  if (service) {
    const pattern = (service[4] ?? 'request-response') as IntegrationPattern;
    return {
      kind: 'service',
      arn,
      service: service[2] as string,
      action: service[3] as string,
      pattern,
      sdk: service[1] !== undefined,
    };
  }
  if (FUNCTION.test(arn)) return { kind: 'function', arn };
  throw new AslSyntaxError(
    arn,
    0,
    'a service integration (arn:aws:states:::SERVICE:ACTION), a Lambda function or an activity',
  );
}

/** `resourceType` and `resource` as history events name them, e.g. `lambda` and `invoke.waitForTaskToken`. */
export function historyResource(resource: ServiceResource): { resourceType: string; resource: string } {
  return {
    resourceType: resource.sdk ? `aws-sdk:${resource.service}` : resource.service,
    resource:
      resource.pattern === 'request-response' ? resource.action : `${resource.action}.${resource.pattern}`,
  };
}

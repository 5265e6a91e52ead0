import { historyResource, parseResource, type ServiceResource } from './index.js';

describe('parseResource', () => {
  it.each([
    ['arn:aws:states:::lambda:invoke', 'lambda', 'invoke', 'request-response', false],
    ['arn:aws:states:::lambda:invoke.waitForTaskToken', 'lambda', 'invoke', 'waitForTaskToken', false],
    ['arn:aws:states:::states:startExecution.sync:2', 'states', 'startExecution', 'sync:2', false],
    ['arn:aws-cn:states:::states:startExecution.sync', 'states', 'startExecution', 'sync', false],
    [
      'arn:aws:states:::aws-sdk:ssm:startAutomationExecution.waitForTaskToken',
      'ssm',
      'startAutomationExecution',
      'waitForTaskToken',
      true,
    ],
  ])('reads %s', (arn, service, action, pattern, sdk) => {
    expect(parseResource(arn)).toEqual({ kind: 'service', arn, service, action, pattern, sdk });
  });

  it('tells Lambda functions and activities from services', () => {
    expect(parseResource('arn:aws:lambda:us-east-1:123456789012:function:f:live').kind).toBe('function');
    expect(parseResource('arn:aws:states:us-east-1:123456789012:activity:a').kind).toBe('activity');
  });

  it('refuses what is none of them', () => {
    expect(() => parseResource('arn:aws:s3:::bucket')).toThrow('expected a service integration');
  });

  it('names resources as history events do', () => {
    const named = (arn: string) => historyResource(parseResource(arn) as ServiceResource);
    expect(named('arn:aws:states:::states:startExecution.sync:2')).toEqual({
      resourceType: 'states',
      resource: 'startExecution.sync:2',
    });
    expect(named('arn:aws:states:::aws-sdk:dynamodb:putItem')).toEqual({
      resourceType: 'aws-sdk:dynamodb',
      resource: 'putItem',
    });
  });
});

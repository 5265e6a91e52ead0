/** A template with one function (logical id `Fn`), its role, and outputs `Name` and `Arn`. */
export function functionTemplate(
  properties: Readonly<Record<string, unknown>> = {},
  resources: Readonly<Record<string, unknown>> = {},
): object {
  return {
    Resources: {
      FnRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'lambda.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
        },
      },
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: 'code.zip' },
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Role: { 'Fn::GetAtt': ['FnRole', 'Arn'] },
          ...properties,
        },
      },
      ...resources,
    },
    Outputs: { Name: { Value: { Ref: 'Fn' } }, Arn: { Value: { 'Fn::GetAtt': 'Fn.Arn' } } },
  };
}

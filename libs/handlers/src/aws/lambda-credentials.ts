/**
 * Stands in the bundles for `@aws-sdk/credential-provider-node`, whose chain of files, SSO, web identities and metadata
 * services is a fifth of a bundle: Lambda hands a function its role's credentials in the environment.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const defaultProvider = () => () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return Promise.reject(
      new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set: is this Lambda?'),
    );
  }
  return Promise.resolve({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  });
};

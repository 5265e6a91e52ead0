import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../parts/acknowledge.js';
import { named } from '../parts/names.js';

/** What people may do besides asking and answering: groups of the pool, which access tokens carry. */
const GROUPS = {
  requester: 'May start requests.',
  approver: 'May be asked.',
  operator: 'Sees all requests and what is stuck.',
  auditor: 'Sees all requests and decisions.',
} as const;

export interface SignInProps {
  /** First part of the sign-in pages' address; unique in the Region, over all accounts. */
  readonly domainPrefix: string;
}

/**
 * A user pool whose user names are the people's ids, with Cognito's own sign-in pages. An administrator adds people;
 * nobody can sign up.
 */
export class SignIn extends Construct {
  readonly pool: cognito.UserPool;
  readonly issuer: string;
  /** Where pages are, and where the dashboard's script talks to, besides its own origin. */
  readonly origins: readonly string[];

  constructor(scope: Construct, id: string, { domainPrefix }: SignInProps) {
    super(scope, id);
    this.pool = new cognito.UserPool(this, 'People', {
      userPoolName: named(this, 'people'),
      selfSignUpEnabled: false,
      // The user name is the person's id, for good; SSM and CloudTrail know the person by it.
      signInAliases: { username: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.pool,
      'COG3',
      'Threat protection needs the Plus plan, which is paid per person: whoever has it switches it on. MFA is required in any case. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
    );
    acknowledge(
      this.pool,
      'COG8',
      'The Plus plan is paid per person; MFA is required and nobody can sign up by themselves.',
    );
    for (const [groupName, description] of Object.entries(GROUPS)) {
      new cognito.CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: this.pool.userPoolId,
        groupName,
        description,
      });
    }
    this.pool.addDomain('Pages', { cognitoDomain: { domainPrefix } });
    const provider = `https://cognito-idp.${Aws.REGION}.amazonaws.com`;
    this.issuer = `${provider}/${this.pool.userPoolId}`;
    this.origins = [provider, `https://${domainPrefix}.auth.${Aws.REGION}.amazoncognito.com`];
  }

  /**
   * A client that can keep no secret: authorization code with PKCE, nothing else.
   * @param origin of the dashboard.
   */
  addClient(origin: string): cognito.UserPoolClient {
    return this.pool.addClient('Dashboard', {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE],
        callbackUrls: [`${origin}/auth/callback`, `${origin}/auth/silent.html`],
        logoutUrls: [`${origin}/`],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
    });
  }
}

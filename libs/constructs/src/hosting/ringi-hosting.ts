import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DashboardConfig } from '@ringi/shared-types';
import { Aws, Stack } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as deployment from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IConstruct } from 'constructs';
import { acknowledgeSiteDeployment } from '../parts/acknowledge.js';
import { SignIn } from './sign-in.js';
import { Site } from './site.js';

export interface RingiHostingProps {
  /** `https://…` of the HTTP API, without `/api`. */
  readonly apiEndpoint: string;
  /** What `nx build dashboard` wrote: the same for every stage. */
  readonly siteFolder: string;
  /** First part of the sign-in pages' address; unique in the Region, over all accounts. */
  readonly domainPrefix: string;
}

/** The claim of Cognito's access tokens that is a person's id. */
export const COGNITO_PERSON_CLAIM = 'username';

/**
 * Where people open the dashboard: CloudFront with the page and the API on one origin, and a user pool to sign in at. What
 * is deployed differs between stages by `/config.json` alone.
 * @throws Error when the dashboard is not built.
 */
export class RingiHosting extends Construct {
  readonly site: Site;
  readonly signIn: SignIn;
  /** Whom tokens are for: Cognito's access tokens name it as client_id. */
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: RingiHostingProps) {
    super(scope, id);
    const { apiEndpoint, siteFolder, domainPrefix } = props;
    if (!existsSync(join(siteFolder, 'index.html'))) {
      throw new Error(
        `The dashboard is not built (${siteFolder} has no index.html): run 'nx build dashboard' first.`,
      );
    }
    this.signIn = new SignIn(this, 'SignIn', { domainPrefix });
    this.site = new Site(this, 'Site', { apiEndpoint, talksTo: this.signIn.origins });
    this.clientId = this.signIn.addClient(this.site.origin).userPoolClientId;
    const config: DashboardConfig = {
      api: '/api',
      issuer: this.signIn.issuer,
      client_id: this.clientId,
      region: Aws.REGION,
    };
    const { bucket: destinationBucket, distribution } = this.site;
    const files = new deployment.BucketDeployment(this, 'Assets', {
      destinationBucket,
      sources: [deployment.Source.asset(siteFolder, { exclude: ['*', '!assets', '!assets/**'] })],
      // A page that is open may still ask for the files of the deployment before.
      prune: false,
      cacheControl: [deployment.CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const page = new deployment.BucketDeployment(this, 'Page', {
      destinationBucket,
      sources: [
        deployment.Source.asset(siteFolder, { exclude: ['assets', 'assets/**', '.vite', '.vite/**'] }),
        deployment.Source.jsonData('config.json', config),
      ],
      prune: false,
      cacheControl: [deployment.CacheControl.noCache()],
      distribution,
      distributionPaths: ['/index.html', '/config.json'],
    });
    // The page names files that must be there before it.
    page.node.addDependency(files);
    acknowledgeSiteDeployment(
      page.handlerRole.node.scope as IConstruct,
      Stack.of(this).getLogicalId(destinationBucket.node.defaultChild as s3.CfnBucket),
    );
  }
}

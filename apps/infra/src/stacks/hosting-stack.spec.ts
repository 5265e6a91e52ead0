import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '../app.js';
import { checkConfig } from '../config/check-config.js';
import { loadConfig } from '../config/load-config.js';
import { loadFlows } from '../flows/load-flows.js';
import { stageFlows } from '../flows/stage-flows.js';
import { INFRA_HOME } from '../home.js';
import { addNag } from '../nag.js';

describe('the stack that hosts the dashboard', () => {
  const siteFolder = mkdtempSync(join(tmpdir(), 'ringi-site-'));
  mkdirSync(join(siteFolder, 'assets'));
  writeFileSync(join(siteFolder, 'index.html'), '<!doctype html>');
  writeFileSync(join(siteFolder, 'assets/a-1.js'), 'export {};');
  afterAll(() => rmSync(siteFolder, { recursive: true }));

  const hosted = async (folder = siteFolder) => {
    const app = new App({
      analyticsReporting: false,
      context: (JSON.parse(readFileSync(join(INFRA_HOME, 'cdk.json'), 'utf8')) as { context: object })
        .context,
    });
    const laptop = await loadConfig('laptop');
    const hosting = { domainPrefix: 'ringi-test', siteFolder: folder };
    const { hosting: stack } = addStacks(app, { ...laptop, hosting }, stageFlows(await loadFlows(), laptop));
    if (!stack) throw new Error('there is no hosting stack');
    return { app, stack };
  };
  let template: Template;
  beforeAll(async () => {
    template = Template.fromStack((await hosted()).stack);
  });

  it('has the page and its API on one origin, from a private bucket and the HTTP API', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultCacheBehavior: Match.objectLike({
          ViewerProtocolPolicy: 'redirect-to-https',
          ResponseHeadersPolicyId: Match.anyValue(),
        }),
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: '/api/*',
            AllowedMethods: Match.arrayWith(['GET', 'POST']),
            // AWS's own policies CachingDisabled and AllViewerExceptHostHeader.
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
          }),
        ],
        Origins: [
          Match.objectLike({ OriginAccessControlId: Match.anyValue() }),
          Match.objectLike({ CustomOriginConfig: Match.objectLike({ OriginProtocolPolicy: 'https-only' }) }),
        ],
      },
    });
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('allows nothing inline and nothing from elsewhere but the sign-in', () => {
    const [policy] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const text = JSON.stringify(
      policy?.['Properties'].ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy,
    );
    expect(text).toContain("script-src 'self';");
    expect(text).toContain('https://cognito-idp.');
    expect(text).not.toMatch(/unsafe|\*/);
  });

  it('signs in people that an administrator added, by code with PKCE, and keeps no secret in the page', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      CallbackURLs: Match.arrayWith([Match.objectLike({})]),
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('is not there unless the configuration asks for it', async () => {
    const app = new App({ analyticsReporting: false });
    const laptop = await loadConfig('laptop');
    expect(addStacks(app, laptop, stageFlows(await loadFlows(), laptop)).hosting).toBeUndefined();
  });

  it('says what to do when the dashboard is not built', async () => {
    await expect(hosted(join(siteFolder, 'none'))).rejects.toThrow("run 'nx build dashboard' first");
  });

  it('refuses a prefix that Cognito refuses', () => {
    for (const domainPrefix of ['A', 'my-cognito', 'x_y', '-ringi']) {
      expect(() => checkConfig({ people: [], hosting: { domainPrefix } }, 'it')).toThrow(
        'hosting.domainPrefix',
      );
    }
  });

  describe('under the security rules', () => {
    beforeAll(() => void delete process.env['CDK_VALIDATION']);
    afterAll(() => void (process.env['CDK_VALIDATION'] = 'false'));

    it('has no finding that is not acknowledged', async () => {
      const { app } = await hosted();
      await addNag(app);
      expect(() => app.synth()).not.toThrow();
    }, 90_000);
  });
});

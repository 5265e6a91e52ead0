import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../parts/acknowledge.js';
import { contentSecurityPolicy, PAGE_HEADERS } from './security-headers.js';

export interface SiteProps {
  /** `https://…` of the HTTP API, without `/api`. */
  readonly apiEndpoint: string;
  /** Origins the page's script talks to, besides its own. */
  readonly talksTo: readonly string[];
}

/**
 * A path of the page's own becomes the page; files and the API are left alone. A custom error page would hide the API's
 * 403 and 404.
 */
const PAGE_FUNCTION = `function handler(event) {
  var request = event.request;
  if (request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/')) request.uri = '/index.html';
  return request;
}`;

/** One origin for the page and its API: a private bucket and the HTTP API behind CloudFront. */
export class Site extends Construct {
  readonly bucket: s3.Bucket;
  readonly distribution: cloudfront.Distribution;
  readonly origin: string;

  constructor(scope: Construct, id: string, { apiEndpoint, talksTo }: SiteProps) {
    super(scope, id);
    const logs = new s3.Bucket(this, 'Logs', {
      ...PRIVATE,
      // CloudFront writes its standard logs by ACL.
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
      objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(logs, 'S1', 'It holds the access logs of the others; a log of its own would feed itself.');
    this.bucket = new s3.Bucket(this, 'Files', {
      ...PRIVATE,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 's3/',
    });
    const headers = this.#headers(talksTo);
    const behavior = {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers,
    };
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'Ringi: the dashboard and its API.',
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      logBucket: logs,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: {
        ...behavior,
        origin: origins.S3BucketOrigin.withOriginAccessControl(this.bucket),
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        functionAssociations: [
          {
            eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
            function: new cloudfront.Function(this, 'Page', {
              code: cloudfront.FunctionCode.fromInline(PAGE_FUNCTION),
              runtime: cloudfront.FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: {
        '/api/*': {
          ...behavior,
          origin: new origins.HttpOrigin(Fn.select(2, Fn.split('/', apiEndpoint)), {
            protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
            readTimeout: Duration.seconds(30),
          }),
          allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
          cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
          // API Gateway finds an API by its own Host.
          originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    this.origin = `https://${this.distribution.distributionDomainName}`;
    acknowledge(
      this.distribution,
      'CFR4',
      "CloudFront's own certificate knows no minimum above TLSv1; a certificate of one's own domain does. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
    );
    acknowledge(this.distribution, 'CFR1', 'People approve from wherever they are.');
    acknowledge(
      this.distribution,
      'CFR2',
      'A web ACL is paid by rule and request: whoever has one attaches it. The API asks for a token first and is throttled.',
    );
  }

  #headers(talksTo: readonly string[]): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      comment: 'Of every page, file and answer.',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(talksTo), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.SAMEORIGIN, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: (
          ['cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy'] as const
        ).map((header) => ({ header, value: PAGE_HEADERS[header], override: true })),
      },
    });
  }
}

const PRIVATE = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  encryption: s3.BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { backendConformance, type BackendHarness } from '@ringi/approvals/testing';
import { ssmAutomationPort } from '@ringi/handlers';
import type { ApprovalRecord } from '@ringi/shared-types';
import { startSystem, type System } from '../testing/system.js';

void DynamoDBClient;
void SFNClient;
void SSMClient;
void ssmAutomationPort;
export type { ApprovalRecord, BackendHarness, System };
void startSystem;
void backendConformance;

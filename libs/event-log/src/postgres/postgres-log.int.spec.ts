import { describeEventLogContract } from '#libs/event-log/testing';
import { createTestDatabase } from '../../../../test/kit/database.js';
import { createPostgresLog } from '../../testing/postgres-kit.js';

describeEventLogContract('PostgreSQL', async () => createPostgresLog(await createTestDatabase()));

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { encodeEvents, eventLogMigrations, openPostgresLog, type EventLog } from '#libs/event-log';

describe('smoke', () => {
  let db: TestDatabase;
  let log: EventLog;
  beforeAll(async () => {
    db = await createTestDatabase();
    const ds = new DataSource({ type: 'postgres', url: db.url, migrations: eventLogMigrations });
    await ds.initialize();
    await ds.runMigrations();
    await ds.destroy();
    log = await openPostgresLog({ url: db.url, name: 't', role: 'tongban_api' });
  });
  afterAll(async () => {
    await log.close();
    await db.drop();
  });
  it('appends and reads', async () => {
    const stamp = {
      commandId: '0b0e7a7e-1111-5111-8111-000000000001',
      commandHmac: 'x',
      occurredAt: 'a',
      recordedAt: 'b',
      actor: { person: 'p', role: 'r', unit: 'u' },
      correlationId: 'c',
      causationId: 'd',
    };
    const seen: string[] = [];
    const sub = log.subscribe(null, {}, async (b) => {
      for (const e of b.events) seen.push(e.stream);
    });
    const many = await Promise.all(
      Array.from({ length: 2000 }, (_, i) =>
        log.append(
          `case-${i}`,
          'no-stream',
          encodeEvents({ stream: `case-${i}`, previous: null, events: [{ type: 'A', data: { i } }], stamp }),
        ),
      ),
    );
    expect(new Set(many.map((m) => m.position.offset)).size).toBe(2000);
    const again = await log.append(
      'case-1',
      'no-stream',
      encodeEvents({ stream: 'case-1', previous: null, events: [{ type: 'A', data: { i: 1 } }], stamp }),
    );
    expect(again).toMatchObject({ repeated: true, revision: 0 });
    await expect(
      log.append(
        'case-1',
        5,
        encodeEvents({ stream: 'case-1', previous: null, events: [{ type: 'A', data: { i: 1 } }], stamp }),
      ),
    ).rejects.toThrow('is at 0');
    await new Promise((r) => setTimeout(r, 300));
    expect(seen.length).toBe(2000);
    await sub.stop();
    const t = Date.now();
    let n = 0;
    const at = new Map<number, (v: void) => void>();
    await Promise.all(
      Array.from({ length: 256 }, async (_, w) => {
        for (let i = 0; i < 80; i++) {
          const s = `case-w${w}-${i}`;
          await log.append(
            s,
            'no-stream',
            encodeEvents({
              stream: s,
              previous: null,
              events: [{ type: 'A', data: { i, x: 'y'.repeat(100) } }],
              stamp,
            }),
          );
          n++;
        }
      }),
    );
    process.stderr.write(`rate ${(n / (Date.now() - t)) * 1000}\n`);
    void at;
  });
});

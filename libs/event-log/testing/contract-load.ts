import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventLog } from '../src/domain/index.js';
import { event, faultsOf, readAllOf, Tail, write, type LogUnderTest } from './contract-kit.js';

export interface LoadSizes {
  /** Over all writers. */
  readonly events: number;
  readonly writers: number;
}

const TIMEOUT_MS = 300_000;

/** Many writers and a reader at the end: none lost, none twice, each stream in its order. */
export function describeLoad(create: () => Promise<LogUnderTest>, sizes: LoadSizes): void {
  describe('under load', () => {
    let tested: LogUnderTest;
    beforeAll(async () => {
      tested = await create();
    });
    afterAll(() => tested.close());

    it(
      `gives a tail reader ${sizes.events} events of ${sizes.writers} writers, each once and in order`,
      async () => {
        await writeAndFollow([tested.log], tested.log, 'one', sizes);
      },
      TIMEOUT_MS,
    );

    it(
      'keeps this with two instances that write at once, for a reader at a third',
      async () => {
        const [second, third] = [await tested.openAnother(), await tested.openAnother()];
        const fewer = { ...sizes, events: Math.ceil(sizes.events / 4) };
        await writeAndFollow([tested.log, second], third, 'two', fewer);
      },
      TIMEOUT_MS,
    );

    it('tells the loser of a race, and appends all others that came with it', async () => {
      const streams = Array.from({ length: 60 }, (_, index) => `case-mixed-${index}`);
      for (const stream of streams.slice(0, 20))
        await tested.log.append(stream, 'no-stream', [event(`${stream} taken`)]);
      const settled = await Promise.allSettled(
        streams.map((stream) => tested.log.append(stream, 'no-stream', [event(`${stream} wanted`)])),
      );
      expect(
        settled.slice(0, 20).map((one) => one.status === 'rejected' && (one.reason as { code: string }).code),
      ).toEqual(Array(20).fill('wrong-expected-revision'));
      expect(settled.slice(20).filter(({ status }) => status === 'rejected')).toEqual([]);
      const read = await Promise.all(streams.map((stream) => tested.log.readStream(stream)));
      expect(read.map(({ length }) => length)).toEqual(Array(60).fill(1));
    });

    it('lets one of many instances that want the same revision win', async () => {
      const other = await tested.openAnother();
      for (let revision = -1; revision < 20; revision += 1) {
        const expected = revision < 0 ? 'no-stream' : revision;
        const settled = await Promise.allSettled(
          [tested.log, other].flatMap((log, at) =>
            [0, 1].map((turn) =>
              log.append('case-contested', expected, [event(`contested ${revision} ${at} ${turn}`)]),
            ),
          ),
        );
        expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
      expect(await tested.log.readStream('case-contested')).toHaveLength(21);
    });
  });
}

async function writeAndFollow(
  logs: readonly EventLog[],
  reader: EventLog,
  name: string,
  { events, writers }: LoadSizes,
): Promise<void> {
  const start = await reader.head();
  const already = await readAllOf(reader);
  const tail = new Tail();
  const subscription = reader.subscribe(start, {}, tail.receive);
  const loads = Array.from({ length: writers }, (_, index) => ({
    log: logs[index % logs.length] ?? reader,
    writer: `${name}-${index}`,
    events: Math.ceil(events / writers),
  }));
  const acknowledged = (await Promise.all(loads.map(write))).flat();
  await tail.reaches(await reader.head());
  await subscription.stop();

  const known = already.events.map(({ id }) => id);
  expect(faultsOf([...already.events, ...tail.events], [...known, ...acknowledged])).toEqual([]);
  const again = await readAllOf(reader);
  expect(faultsOf(again.events, [...known, ...acknowledged])).toEqual([]);
}

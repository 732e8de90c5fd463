import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { event, events, readAllOf, type LogUnderTest } from '#libs/event-log/testing';
import { createLogAt, freshLogUrl } from './kit.js';
import { EventStoreNode } from './server/index.js';

describe('a log in an event store that misbehaves', () => {
  let node: EventStoreNode;
  let tested: LogUnderTest;
  beforeEach(async () => {
    node = await EventStoreNode.start();
    tested = await createLogAt(freshLogUrl(node.url), { patienceMs: 3_000, answerMs: 400 }, () => node.kill());
  });
  afterEach(() => tested.close());

  it('appends once although the answers are lost after the write', async () => {
    node.faults.loseAnswers = 3;
    expect(await tested.log.append('case-a', 'no-stream', events('a0', 'a1'))).toMatchObject({ revision: 1 });
    expect(await tested.log.append('case-a', 1, events('a2'))).toMatchObject({ revision: 2 });
    expect(await tested.log.readStream('case-a')).toHaveLength(3);
  });

  it('appends once although the answers come when nobody waits any more', async () => {
    node.faults.answerLateMs = 700;
    const appending = tested.log.append('case-b', 'no-stream', events('b0'));
    setTimeout(() => (node.faults.answerLateMs = 0), 1_000);
    expect(await appending).toMatchObject({ revision: 0 });
    expect(await tested.log.readStream('case-b')).toHaveLength(1);
  });

  it('says that the outcome is unknown where no answer comes within its patience, and answers the next time as the first', async () => {
    node.faults.loseAnswers = 1_000;
    await expect(tested.log.append('case-c', 'no-stream', events('c0'))).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    node.faults.loseAnswers = 0;
    expect(await tested.log.append('case-c', 'no-stream', events('c0'))).toMatchObject({ revision: 0 });
    expect(await tested.log.readStream('case-c')).toHaveLength(1);
  });

  it('waits for a node that is not ready, and says that nothing was written where it stays so', async () => {
    node.faults.notReady = 4;
    expect(await tested.log.append('case-d', 'no-stream', events('d0'))).toMatchObject({ revision: 0 });
    node.faults.notReady = 1_000_000;
    await expect(tested.log.append('case-d', 0, events('d1'))).rejects.toMatchObject({ code: 'log-unavailable' });
    await expect(tested.log.readStream('case-d')).rejects.toMatchObject({ code: 'log-unavailable' });
    node.faults.notReady = 0;
    expect(await tested.log.readStream('case-d')).toHaveLength(1);
  });

  it('goes to the leader that a node names', async () => {
    const leader = await EventStoreNode.start(node.store);
    node.faults.leader = { host: '127.0.0.1', port: leader.port };
    expect(await tested.log.append('case-e', 'no-stream', events('e0'))).toMatchObject({ revision: 0 });
    node.faults.leader = null;
    leader.kill();
    expect(await tested.log.append('case-e', 0, events('e1'))).toMatchObject({ revision: 1 });
  });

  it('takes a note on how far the server has looked as what it is, a message behind the events', async () => {
    node.faults.eagerCheckpoints = true;
    for (let index = 0; index < 60; index += 1)
      await tested.log.append(`${index % 3 === 0 ? 'unit' : 'case'}-${index}`, 'no-stream', [event(`note ${index}`)]);
    const { events: read, batches } = await readAllOf(tested.log, null, { streamPrefixes: ['unit-'] }, { batch: 4 });
    expect(read.map(({ stream }) => stream)).toEqual(Array.from({ length: 20 }, (_, index) => `unit-${index * 3}`));
    expect(batches.at(-1)?.position).toEqual(await tested.log.head());
  });

  it('says that ids were written before where their texts were others', async () => {
    await tested.log.append('case-f', 'no-stream', [event('f0', { by: 'one' })]);
    const again = await tested.log.append('case-f', 'no-stream', [event('f0', { by: 'another' })]);
    expect(again).toMatchObject({ revision: 0, repeated: true });
    expect(await tested.log.readStream('case-f')).toMatchObject([{ data: '{"by":"one"}' }]);
  });

  it('names a later place of the log where the server does not say where an event of a stream lies', async () => {
    const { position } = await tested.log.append('case-g', 'no-stream', events('g0'));
    const later = await tested.log.append('case-h', 'no-stream', events('h0'));
    node.faults.streamsWithoutPositions = true;
    const [read] = await tested.log.readStream('case-g');
    expect(read?.position.offset).toBeGreaterThanOrEqual(position.offset);
    expect(read?.position).toEqual(later.position);
    expect(await tested.log.append('case-g', 0, events('g1'))).toMatchObject({ revision: 1 });
  });

  it('keeps its name, and finds its beginning, when it is opened again', async () => {
    await tested.log.append('case-i', 'no-stream', events('i0'));
    const other = await tested.openAnother();
    expect(await other.name()).toBe(await tested.log.name());
    expect((await readAllOf(other)).events).toEqual((await readAllOf(tested.log)).events);
  });

  it('does not see the logs of others on the same server', async () => {
    await tested.log.append('case-j', 'no-stream', events('j0'));
    const other = await createLogAt(freshLogUrl(node.url));
    expect(await readAllOf(other.log)).toEqual({ events: [], batches: [] });
    expect(await other.log.readStream('case-j')).toEqual([]);
    expect(await other.log.name()).not.toBe(await tested.log.name());
    await other.close();
  });

  it('refuses an address whose prefix could not be told from others', async () => {
    const opening = createLogAt(`${node.url}&streamPrefix=%24all`);
    await expect(opening).rejects.toThrow('streamPrefix');
  });
});

/** What time it is: ISO 8601 in UTC. The system's own clock, or the manual clock that all processes share (CONTRACT §8). */
export interface Clock {
  now(): Promise<string>;
}

export const systemClock: Clock = {
  now: () => Promise.resolve(new Date().toISOString()),
};

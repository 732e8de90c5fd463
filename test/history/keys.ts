import { createHash } from 'node:crypto';

/** The key of a subject in the recorded history. These keys are for this fixture alone and protect nobody: all of its people are made up. */
export function keyOfSubject(subject: string): Buffer {
  return createHash('sha256').update(`test key of the recorded history|${subject}`).digest();
}

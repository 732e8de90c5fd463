import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { isInstant, withOffset, type TimeZone } from '#libs/clocks/domain';
import type { System } from '../system.js';
import type { ApiRequest } from './request.js';

/** The one place that writes times for people and programs outside: whatever instant an answer holds carries the offset of the asker's region. */
@Injectable()
export class TimesOfTheRegion implements NestInterceptor {
  constructor(private readonly system: Pick<System, 'timezoneOf'>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    if (request.asker === null) return next.handle();
    const zone = this.system.timezoneOf(request);
    return next.handle().pipe(map((answer) => inZone(answer, zone)));
  }
}

/** A copy of an answer with each instant as the region's clock shows it; all else stays. */
export function inZone(answer: unknown, zone: TimeZone): unknown {
  if (typeof answer === 'string') return isInstant(answer) ? withOffset(answer, zone) : answer;
  if (Array.isArray(answer)) return answer.map((each) => inZone(each, zone));
  if (typeof answer !== 'object' || answer === null || !isPlain(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, inZone(value, zone)]));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Desks, PerformHandler } from '#libs/kernel';
import { AccessLogController } from './access/access-log.controller.js';
import { AccountController } from './account/account.controller.js';
import { BoardsController } from './boards/boards.controller.js';
import { SHOWN_BOOKS } from './books/book-routes.js';
import { CertificatePaperController } from './books/certificate-paper.controller.js';
import { LedgerRowsController } from './books/ledger-rows.controller.js';
import { CasePresenter } from './cases/case-presenter.js';
import { ToldWords } from './cases/told-words.js';
import { CasesController } from './cases/cases.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CalendarsController } from './catalogue/calendars.controller.js';
import { ItemsController } from './catalogue/items.controller.js';
import { UnitsController } from './catalogue/units.controller.js';
import { HealthController } from './health/health.controller.js';
import { PapersController } from './papers/papers.controller.js';
import { QueuesController } from './queues/queues.controller.js';
import { SchedulesController } from './queues/schedules.controller.js';
import { RefusalsController } from './refusals/refusals.controller.js';
import { RecordTimelineController } from './residents/record-timeline.controller.js';
import { ResidentsController } from './residents/residents.controller.js';
import { FlowsController } from './statistics/flows.controller.js';
import { AbsencesController } from './staff/absences.controller.js';
import { RatesController } from './statistics/rates.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { System } from './system.js';

@Module({})
export class ApiModule {
  /** The API over a system that has been opened; the controllers of acts are folded from the matters (`act-routes.ts`). */
  static over(system: System, desks: Desks, actRoutes: readonly Type[]): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        ...actRoutes,
        ...SHOWN_BOOKS.map(({ queries }) => queries),
        LedgerRowsController,
        CertificatePaperController,
        CasesController,
        PapersController,
        QueuesController,
        SchedulesController,
        BoardsController,
        FlowsController,
        StatisticsController,
        RatesController,
        RefusalsController,
        RecordTimelineController,
        ResidentsController,
        CatalogueController,
        ItemsController,
        UnitsController,
        CalendarsController,
        AbsencesController,
        AccessLogController,
        AccountController,
        HealthController,
      ],
      providers: [
        { provide: System, useValue: system },
        { provide: Desks, useValue: desks },
        CasePresenter,
        ToldWords,
        ...SHOWN_BOOKS.map(({ presenter }) => presenter),
        PerformHandler,
      ],
    };
  }
}

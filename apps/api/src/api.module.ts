import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { caseCommandHandlers, CaseDesk } from '#libs/case';
import { AccountController } from './account/account.controller.js';
import { BoardsController } from './boards/boards.controller.js';
import { CaseActs } from './cases/act-on.js';
import { ActsController } from './cases/acts.controller.js';
import { CasePresenter } from './cases/case-presenter.js';
import { CasesController } from './cases/cases.controller.js';
import { MovesController } from './cases/moves.controller.js';
import { CorrectionsController } from './cases/corrections.controller.js';
import { ReviewController } from './cases/review.controller.js';
import { VoiceController } from './cases/voice.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CalendarsController } from './catalogue/calendars.controller.js';
import { ItemsController } from './catalogue/items.controller.js';
import { UnitsController } from './catalogue/units.controller.js';
import { HealthController } from './health/health.controller.js';
import { PapersController } from './papers/papers.controller.js';
import { QueuesController } from './queues/queues.controller.js';
import { SchedulesController } from './queues/schedules.controller.js';
import { ResidentsController } from './residents/residents.controller.js';
import { FlowsController } from './statistics/flows.controller.js';
import { AbsencesController } from './staff/absences.controller.js';
import { RatesController } from './statistics/rates.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { System } from './system.js';

@Module({})
export class ApiModule {
  /** The API over a system that has been opened. */
  static over(system: System, desk: CaseDesk): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        CasesController,
        ActsController,
        CorrectionsController,
        ReviewController,
        MovesController,
        VoiceController,
        PapersController,
        QueuesController,
        SchedulesController,
        BoardsController,
        FlowsController,
        StatisticsController,
        RatesController,
        ResidentsController,
        CatalogueController,
        ItemsController,
        UnitsController,
        CalendarsController,
        AbsencesController,
        AccountController,
        HealthController,
      ],
      providers: [
        { provide: System, useValue: system },
        { provide: CaseDesk, useValue: desk },
        CasePresenter,
        CaseActs,
        ...caseCommandHandlers,
      ],
    };
  }
}

import { streamOf, type StreamRef } from '@yange/use-case';
import { z } from 'zod';
import { teamRegister, type TeamRegister } from '../../domain/team/team.aggregate.js';
import type { TeamEvent } from '../../domain/team/team.events.js';
import { teamPracticeStream, type TeamPractice, type TeamPracticeEvent } from '../../domain/team-practice/team-practice.aggregate.js';

export const ofTeam = { teamId: z.uuid().toLowerCase() };

/** The register is read, so that a team that leaves meanwhile makes the command be decided again. */
export const practiceStreams = ({ teamId }: { teamId: string }): { teams: StreamRef<TeamRegister, TeamEvent>; practice: StreamRef<TeamPractice, TeamPracticeEvent> } => ({
  teams: streamOf(teamRegister),
  practice: teamPracticeStream(teamId),
});

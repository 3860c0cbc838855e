// `report` alone: which reports there are.
import type { Command } from '../command/command.ts'
import { groupCommand } from '../command/group.ts'

/** `crm report`, with the reports it lists. */
export const reportsCommand = (commands: () => readonly Command[]): Command =>
  groupCommand({
    word: 'report',
    aliases: ['报表', '报告'],
    summary: { en: 'Figures across the firm: which reports there are', zh: '经营报表：有哪些报表' },
    one: { en: 'report', zh: '报表' },
    commands,
  })

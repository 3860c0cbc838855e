// `segment` alone: the ways to part customers, and what can be asked of them.
import type { Command } from '../command/command.ts'
import { groupCommand } from '../command/group.ts'

/** `crm segment`, with the commands it lists. */
export const schemesCommand = (commands: () => readonly Command[]): Command =>
  groupCommand({
    word: 'segment',
    aliases: ['分群', '细分'],
    summary: { en: 'Customers by RFM, value and loyalty, class, tier', zh: '按 RFM、价值与忠诚度、类别、等级划分客户' },
    one: { en: 'scheme', zh: '方案' },
    commands,
  })

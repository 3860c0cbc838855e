// The packed tables: they are what the generator writes, and simplify agrees with opencc where one character decides.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as OpenCC from 'opencc-js/t2cn'
import { describe, expect, test, vi } from 'vitest'
import { commonPairs, rarePairs } from '../../src/kernel/chinese.table.ts'
import { simplifiedUnit, simplify } from '../../src/kernel/chinese.ts'
import { mainReadings, syllableList } from '../../src/kernel/pinyin.table.ts'
import { mainReading, packReading, readingTables } from '../../src/kernel/pinyin-tables.ts'
import { tables } from '../generate/chinese-tables.ts'

describe('generated tables', () => {
  test.each(tables.map((table) => [table.url.pathname.split('/').pop(), table] as const))(
    '%s is up to date',
    (_, table) => {
      // Compared as a whole: a difference of 40,000 characters would tell nobody anything.
      expect(readFileSync(table.url, 'utf8') === table.make()).toBe(true)
    },
  )

  test('no character folds to one that folds further', () => {
    const pairs = Array.from(commonPairs + rarePairs)
    const from = new Set(pairs.filter((_, i) => i % 2 === 0))
    expect(pairs.filter((char, i) => i % 2 === 1 && from.has(char))).toEqual([])
  })

  test('a reading is unpacked to what it was packed from, and stands for a syllable', () => {
    const wrong = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, i) => i).filter((i) => {
      const reading = mainReading(0x4e00 + i)
      const pair = mainReadings.slice(2 * i, 2 * i + 2)
      if (reading === -1) return pair !== '--'
      return packReading(reading) !== pair || readingTables().syllables[Math.trunc(reading / 5)] === undefined
    })
    expect(wrong).toEqual([])
  })

  test('sizes', () => {
    expect(mainReadings.length).toBe(2 * (0x9fff - 0x4e00 + 1))
    expect(syllableList.split(' ').length).toBeLessThan(26 * 17)
  })
})

describe('simplify', () => {
  const opencc = OpenCC.Converter({ from: 't', to: 'cn' })
  const alike = `頭髮 發財 皇后 後來 乾隆 乾坤 張三豐 餅乾 乾洗店 葡萄乾 牛肉乾 裏面 裡面 麵包 麵粉 面子 方面 重慶 臺灣 台灣 薑小姐 姜太公 範圍 范仲淹
    葉問 蘇東坡 復興 複雜 曆法 歷史 鐘錶 鍾愛 沖洗 衝突 雲南 岳飛 嶽麓 傑出 瓊瑤 寧波 閻羅 蕭何 強大 戶口 產品 內部 呂布 錄音 溫州 說明 繡花 鬥爭
    斗門 穀物 山谷 後羿 系統 關係 聯繫 鬱金香 郁達夫 發展 理髮 徵信 長征 準備 批准 製造 制度 價錢 億萬 萬科 東風 華為 國際貿易 電腦有限公司 廣東 廈門 龍騰 飛躍
    劉備 關羽 諸葛亮 趙雲 馬超 黃忠 孫權 魯肅 陸遜 呂蒙 夏侯惇 張遼 許褚 龐統 歐陽修 司馬遷 尉遲恭 長孫無忌 鄭成功 謝靈運 顧愷之 陳圓圓 楊貴妃 羅貫中 羅大佑 鄧麗君 費玉清`
  const words = alike.split(/\s+/)
  test.each(words)('%s as opencc has it', (word) => {
    expect(simplify(word)).toBe(opencc(word))
  })

  // The first questions of a run are answered by search, before the table is worth unpacking.
  test('the first answers are those of the table', async () => {
    const units = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, at) => 0x3400 + at)
    const later = units.map(simplifiedUnit)
    for (let from = 0; from < units.length; from += 480) {
      vi.resetModules()
      const fresh = await import('../../src/kernel/chinese.ts')
      expect(units.slice(from, from + 480).map(fresh.simplifiedUnit)).toEqual(later.slice(from, from + 480))
    }
  })

  // Where one character cannot decide: left as it is, and equal for both spellings all the same.
  test('乾 is dry only beside what is dried', () => {
    expect(['張乾', '乾元資本', '乾隆', '餅乾', '乾果'].map(simplify)).toEqual([
      '张乾',
      '乾元资本',
      '乾隆',
      '饼干',
      '干果',
    ])
  })

  test('many to one', () => {
    expect(['髮', '發', '後', '后', '鐘', '鍾', '復', '複'].map(simplify)).toEqual([
      '发',
      '发',
      '后',
      '后',
      '钟',
      '钟',
      '复',
      '复',
    ])
  })

  test('leaves simplified text and everything else alone', () => {
    for (const text of ['什么', '干部', '吃饭', '里面', '发', '龙', 'Bob', '日本語'.slice(0, 1), '👍'])
      expect(simplify(text)).toBe(text)
    expect(simplify('僤')).toBe(simplify('𫢸'))
  })

  test('is stable for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(simplify(simplify(text))).toBe(simplify(text))
      }),
    )
    const all = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, i) => String.fromCharCode(0x3400 + i)).join('')
    const moved = Array.from(simplify(all)).filter((char) => simplify(char) !== char)
    expect(moved).toEqual([])
  })
})

// Header rows as other programs write them, and what each column is read as. The rows are the columns of those programs'
// own exports; a column with nothing behind it is one that nothing maps.
import { describe, expect, it } from 'vitest'
import { withMoreHeaders } from '../../src/command/import/header-aliases.ts'
import { mapColumns } from '../../src/command/import/mapping.ts'
import type { Noun } from '../../src/command/noun.ts'
import { templateColumns } from '../../src/command/template.ts'
import { program } from '../../src/commands.ts'

const nounOf = (name: string): Noun => {
  const found = program.nouns.find((noun) => noun.name === name)
  if (!found) throw new Error(name)
  return found
}

const read = async (name: string, headers: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const noun = await withMoreHeaders(nounOf(name))
  const head = { place: 'a.csv', header: headers, sample: () => '', fits: () => true }
  const { columns, ignored } = mapColumns(noun, program.nouns, head, { map: new Map() })
  return Object.fromEntries([
    ...columns.flatMap((column) => column.headers.map((header) => [header, column.field.key] as const)),
    ...ignored.map((header) => [header, ''] as const),
  ])
}

/** `Header=field Header=` in one line, as it is quicker to read. */
const said = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s*\|\s*/)
      .map((pair) => [pair.slice(0, pair.lastIndexOf('=')), pair.slice(pair.lastIndexOf('=') + 1)]),
  )

const exports: readonly (readonly [program: string, noun: string, columns: string])[] = [
  [
    'HubSpot contacts',
    'customer',
    'Record ID=key | First Name=name | Last Name=name | Email=emails | Phone Number=phones | Mobile Phone Number=phones | Contact owner=owner | Lead Status=stage | Create Date=added | Company Name=company | Job Title=position | City=city | Street Address=address | Industry=industry | Date of birth=birthday | Original Source=source | Favorite Color=',
  ],
  [
    'Salesforce leads',
    'customer',
    'Lead ID=key | Salutation=gender | First Name=name | Last Name=name | Title=position | Company=company | Lead Source=source | Email=emails | Mobile=phones | Phone=phones | Lead Owner=owner | Lead Status=stage | Street=address | City=city | Description=note | Annual Revenue=',
  ],
  [
    'Salesforce accounts',
    'customer',
    'Account ID=key | Account Name=name | Type=kind | Phone=phones | Industry=industry | Billing Street=address | Billing City=city | Account Owner=owner | Account Source=source | Description=note | Created Date=added',
  ],
  [
    'Salesforce contacts',
    'contact',
    'Contact ID=key | First Name=name | Last Name=name | Account Name=customer | Title=position | Email=emails | Mobile Phone=phones | Birthdate=birthday',
  ],
  [
    'Salesforce cases',
    'complaint',
    'Case Number=key | Account Name=customer | Subject=text | Description=text | Status=status | Priority=severity | Case Origin=channel | Date/Time Opened=received | Case Owner=staff | Type=kind | Case Reason=category',
  ],
  [
    'Zoho contacts',
    'customer',
    'Record Id=key | Contact Owner=owner | Lead Source=source | First Name=name | Last Name=name | Account Name= | Title=position | Email=emails | Phone=phones | Mobile=phones | Date of Birth=birthday | Mailing Street=address | Mailing City=city | Description=note | Created Time=added | Tag=tags',
  ],
  [
    'Zoho calls',
    'visit',
    'Subject=note | Call Type=purpose | Contact Name=customer | Call Start Time=at | Call Owner=staff | Call Result=outcome | Description=note',
  ],
  [
    'Google contacts',
    'customer',
    'First Name=name | Last Name=name | Organization Name=company | Organization Title=position | Birthday=birthday | Notes=note | Labels=tags | E-mail 1 - Value=emails | Phone 1 - Value=phones | Phone 2 - Value=phones | Address 1 - Formatted=address | Address 1 - City=city',
  ],
  [
    'Outlook contacts',
    'customer',
    'First Name=name | Last Name=name | Company=company | Job Title=position | Business Street=address | Home City=city | Business Phone=phones | Home Phone=phones | Mobile Phone=phones | E-mail Address=emails | E-mail 2 Address=emails | Birthday=birthday | Categories=tags | Notes=note',
  ],
  [
    'Shopify orders',
    'order',
    'Email= | Created at=at | Currency=currency | Total=amount | Discount Code=campaign | Lineitem quantity=quantity | Lineitem name= | Lineitem price=price | Lineitem sku=product | Billing Name=customer | Source=channel | Order Name=key | Notes=note',
  ],
  [
    'QuickBooks invoices',
    'order',
    'Invoice No=key | Customer=customer | Invoice Date=at | Product/Service=product | Qty=quantity | Rate=price | Amount=amount | Memo=note | Currency=currency',
  ],
  [
    '金蝶 客户',
    'customer',
    '客户编码=key | 客户名称=name | 客户类别=kind | 销售人员=owner | 联系人= | 手机=phones | 座机=phones | 邮箱=emails | 联系地址=address | 备注=note | 期初余额=',
  ],
  [
    '金蝶 销货单',
    'order',
    '单据编号=key | 单据日期=at | 购货单位=customer | 商品编号=product | 商品名称= | 数量=quantity | 单价=price | 价税合计=amount | 备注=note | 折扣率=',
  ],
  [
    '金蝶 商品',
    'product',
    '商品编号=key | 商品名称=name | 商品类别=category | 规格型号=note | 零售价=price | 计量单位=',
  ],
  [
    '用友 客户档案',
    'customer',
    '往来单位编码=key | 往来单位名称=name | 专管业务员=owner | 手机号码=phones | 电话=phones | 地址=address | 发展日期=added | 所属行业=industry | 税号=',
  ],
  [
    '用友 存货',
    'product',
    '存货编码=key | 存货名称=name | 存货分类=category | 规格型号=note | 参考售价=price | 主计量单位=',
  ],
  [
    '用友 人员',
    'staff',
    '人员编码=key | 姓名=name | 行政部门=department | 职务=role | 手机号码=phones | 电子邮箱=emails',
  ],
  ['用友 部门', 'department', '部门编码=key | 部门名称=name | 上级部门名称=parent | 负责人='],
  [
    '企业微信 客户',
    'customer',
    '客户昵称=name | 外部联系人ID=key | 性别=gender | 企业名称=company | 手机=phones | 标签=tags | 描述=note | 添加人=owner | 添加时间=added | 添加渠道=source | 客户类型=kind',
  ],
  [
    '企业微信 通讯录',
    'staff',
    '姓名=name | 帐号=key | 职务=role | 部门=department | 性别= | 手机=phones | 座机=phones | 企业邮箱=emails | 激活状态=active',
  ],
  [
    '有赞 客户',
    'customer',
    '客户姓名=name | 手机号=phones | 微信昵称=wechat | 性别=gender | 生日=birthday | 成为客户时间=added | 来源渠道=source | 标签=tags | 累计消费金额= | 购买次数=',
  ],
  [
    '有赞 订单',
    'order',
    '订单号=key | 订单创建时间=at | 买家付款时间= | 买家昵称=customer | 订单实付金额=amount | 商品名称=product | 商品数量=quantity | 商品单价=price | 商家订单备注=note',
  ],
  [
    '淘宝 订单',
    'order',
    '订单编号=key | 买家会员名=customer | 买家实际支付金额=amount | 总金额= | 订单创建时间=at | 订单付款时间= | 宝贝标题=product | 宝贝总数量=quantity | 店铺名称=channel | 订单备注=note',
  ],
  [
    '京东 订单',
    'order',
    '订单号=key | 下单时间=at | 客户姓名=customer | 商品ID=product | 商品名称= | 订购数量=quantity | 京东价=price | 结算金额= | 订单金额=amount',
  ],
  [
    '钉钉 通讯录',
    'staff',
    '员工UserID=key | 姓名=name | 部门=department | 职位=role | 手机号=phones | 邮箱=emails | 入职时间=',
  ],
  [
    '表格 回访记录',
    'visit',
    '客户姓名=customer | 回访日期=at | 回访方式=channel | 回访内容=note | 客户反馈=outcome | 回访人=staff | 下次回访时间=due',
  ],
  [
    '表格 投诉登记',
    'complaint',
    '投诉人=customer | 投诉时间=received | 投诉内容=text | 投诉类别=category | 处理人=staff | 处理结果=remedy | 处理状态=status | 责任部门=department | 赔付金额=compensation',
  ],
  [
    '客戶資料表（繁體）',
    'customer',
    '客戶編號=key | 姓=name | 名=name | 行動電話=phones | 連絡電話=phones | 電子郵件=emails | 生日=birthday | 職稱=position | 公司名稱=company | 通訊地址=address | 業務員=owner | 備註=note',
  ],
  [
    '訂單（繁體）',
    'order',
    '訂單編號=key | 訂購日期=at | 客戶名稱=customer | 品名=product | 數量=quantity | 單價=price | 小計=amount | 幣別=currency',
  ],
]

describe('the columns of other programs', () => {
  it.each(exports)('%s as %s', async (_, noun, columns) => {
    const wanted = said(columns)
    expect(await read(noun, Object.keys(wanted))).toEqual(wanted)
  })

  it('mean one field of a noun each, and no header is said in vain', async () => {
    for (const noun of program.nouns) {
      const more = (await noun.moreHeaders?.()) ?? {}
      const keys = noun.fields.filter(({ derived }) => !derived).map(({ key }) => key)
      expect(keys, noun.name).toEqual(expect.arrayContaining(Object.keys(more)))
    }
  })
})

describe('a header that means different things in different files', () => {
  it('counts only where its cells fit, unless somebody says so', async () => {
    const noun = await withMoreHeaders(nounOf('customer'))
    const head = { place: 'a.csv', header: ['name', 'Lead Status'], sample: () => '', fits: () => false }
    const map = (chosen: ReadonlyMap<string, string>) => mapColumns(noun, program.nouns, head, { map: chosen })
    expect(map(new Map()).ignored).toEqual(['Lead Status'])
    expect(map(new Map([['Lead Status', 'stage']])).ignored).toEqual([])
  })
})

describe('the empty sheet', () => {
  it.each(['en', 'zh'] as const)('is read back by import, every field of every noun, in %s', async (language) => {
    for (const declared of program.nouns) {
      if (declared.refuses?.import) continue
      const noun = await withMoreHeaders(declared)
      const keys = noun.fields.filter(({ derived }) => !derived).map(({ key }) => key)
      const headers = templateColumns(noun, program.nouns, language).map(({ key }) => key)
      const found = await read(noun.name, headers)
      expect(Object.values(found), noun.name).toEqual(keys)
    }
  })
})

// What other programs call the fields of an order at the head of a column: shops, tills, accounting, invoices. Loaded when
// a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const orderHeaders: MoreHeaders = {
  key: `
    order | order # | order name | order reference | orderid | orderno | purchase order | po number | receipt no |
    receipt number | sales order | sales order no | so number | transaction | transaction id | transaction no |
    trade no | bill no | document no | document number | doc number | invoice id | num | 订单 | 订单ID | 订单编码 |
    主订单号 | 主订单编号 | 母订单号 | 父订单号 | 子订单号 | 交易号 | 交易编号 | 交易单号 | 流水号 | 交易流水号 |
    单据编号 | 单据号 | 单据编码 | 单号编号 | 销售单号 | 销售订单号 | 销货单号 | 出库单号 | 发货单号 | 小票号 |
    票据号 | 合同编号 | 合同号 | 凭证号 | 发票号码 | 发票编号`,
  customer: `
    account name | buyer | buyer name | buyer id | buyer email | customer no | customer number | cust id | custid |
    user id | userid | member | member id | member no | company | company name | bill to | billing name | client id |
    sold to | ship to | recipient | contact | 客户编码 | 客户代码 | 客户名 | 客户全称 | 客户简称 | 客户ID | 客户号 |
    购买客户 | 下单客户 | 顾客姓名 | 顾客名称 | 顾客编号 | 会员编号 | 会员姓名 | 会员名称 | 会员ID | 会员卡号 |
    买家姓名 | 买家昵称 | 买家会员名 | 买家ID | 用户ID | 用户名 | 用户昵称 | 姓名 | 往来单位 | 往来单位名称 |
    购货单位 | 购货单位名称 | 购买方 | 购方名称 | 购买方名称 | 单位名称 | 公司名称 | 收货人 | 收货人姓名 | 收件人 |
    下单人 | 联系人`,
  at: `
    created | created at | created time | created on | create date | purchase date | purchased at | paid at |
    payment date | payment time | sale date | sales date | transaction date | transaction time | txn date |
    trade date | order time | order datetime | order start date | order created | ordered at | order placed |
    placed at | close date | closed date | document date | bill date | timestamp | time | 订购日期 | 订购时间 |
    下单日 | 订单时间 | 订单日 | 订单创建日期 | 订单付款时间 | 付款时间 | 付款日期 | 支付时间 | 支付日期 |
    买家付款时间 | 成交时间 | 交易时间 | 交易完成时间 | 交易成功时间 | 购买时间 | 购买日 | 消费时间 | 消费日期 |
    销售日期 | 销售时间 | 销货日期 | 开单日期 | 开单时间 | 单据日期 | 制单日期 | 业务日期 | 出库日期 | 发货日期 |
    签约日期 | 签订日期 | 合同日期 | 开票日期 | 结账时间 | 创建时间 | 创建日期 | 时间戳`,
  amount: `
    grand total | total amount | total price | total paid | amount paid | paid amount | net amount | net total |
    gross amount | line total | line amount | item amount | subtotal | sub total | order value | order revenue |
    order amount total | invoice total | invoice amount | sale amount | sales amount | sales total |
    transaction amount | payment amount | purchase amount | deal amount | spend | money | extended price | balance |
    总额 | 合计 | 合计金额 | 总计 | 小计 | 实收 | 实收金额 | 实付 | 实付款 | 实付总额 | 实际支付 | 实际支付金额 |
    实际金额 | 订单实付金额 | 订单实付 | 订单总金额 | 订单总额 | 订单总价 | 应付金额 | 应收金额 | 应收 | 支付金额 |
    付款金额 | 交易金额 | 交易额 | 购买金额 | 销售金额 | 销售额 | 销售收入 | 营业额 | 价税合计 | 含税金额 | 金额合计 |
    本单金额 | 结算金额 | 成交额 | 成交价 | 合同金额 | 合同总额 | 开票金额 | 消费额 | 收款金额 | 总金额（元） |
    金额（元） | 总消费`,
  cost: `
    cost of goods | cogs | total cost | unit cost | 总成本 | 成本总额 | 成本（元） | 进货成本 | 采购成本 | 产品成本`,
  currency: `
    currency code | order currency | presentment currency | curr | 币别 | 货币代码 | 货币类型 | 结算币种 | 结算货币`,
  channel: `
    source | order source | platform | marketplace | store | store name | shop | shop name | source name |
    order channel | sales source | outlet | 订单渠道 | 来源 | 来源渠道 | 平台 | 销售平台 | 店铺 | 店铺名称 | 门店 |
    门店名称 | 网店 | 购买渠道 | 下单渠道 | 成交渠道 | 来源平台`,
  campaign: `
    campaign name | promotion | coupon | discount code | utm campaign | primary campaign source | 促销活动 | 促销 |
    优惠活动 | 优惠券 | 推广活动 | 活动来源`,
  refund_of: `
    refund order | refunded order | returned order | original invoice | 退款订单 | 退货订单 | 退款原订单 | 退货原单 |
    源单号 | 源单编号 | 原单号 | 原始订单号`,
  product: `
    lineitem sku | lineitem name | item sku | item code | item id | item name | item no | item number | product id |
    product code | product no | product sku | product/service | article | article number | article no | goods |
    goods name | material | asin | description | part number | 产品 | 产品编号 | 产品编码 | 产品代码 | 产品ID |
    产品名 | 商品编号 | 商品编码 | 商品代码 | 商品ID | 商品名 | 商品标题 | 宝贝标题 | 宝贝名称 | 宝贝 | 存货编码 |
    存货名称 | 物料编码 | 物料名称 | 物料 | 品名 | 品项 | 品项名称 | 货品 | 货品编号 | 货品名称 | 项目 | 项目名称 |
    服务项目 | 规格编码 | 商家编码 | 条码 | 条形码 | SKU编码 | SKU编号 | 购买产品 | 购买商品`,
  quantity: `
    lineitem quantity | item quantity | item qty | order quantity | order qty | units | units sold | unit | count |
    pcs | no of items | num items | 商品数量 | 产品数量 | 宝贝数量 | 宝贝总数量 | 订购数量 | 订单数量 | 销售数量 |
    下单数量 | 购买件数 | 个数 | 总数量 | 商品件数 | 实发数量 | 出库数量 | 主数量`,
  price: `
    lineitem price | item price | item rate | rate | unit cost price | sale price | sales price | selling price |
    list price | net price | 商品单价 | 产品单价 | 销售单价 | 成交单价 | 含税单价 | 售价 | 销售价 | 商品价格 |
    产品价格 | 宝贝单价 | 单价（元） | 实际单价 | 折后单价 | 京东价`,
  note: `
    memo | description | order note | order notes | customer note | note attributes | message | details |
    internal note | 订单备注 | 客户备注 | 买家备注 | 买家留言 | 卖家备注 | 商家备注 | 商家订单备注 | 备注信息 |
    备注说明 | 摘要 | 订单说明 | 订单描述 | 单据备注 | 客服备注`,
}

// What other programs call the fields of a product at the head of a column. Loaded when a file is imported.
import type { MoreHeaders } from '../command/noun.ts'

/** Headers by field, beside those of the declaration; parted by strokes. */
export const productHeaders: MoreHeaders = {
  key: `
    product no | product number | product sku | item code | item no | item number | item id | item sku | variant sku |
    handle | part number | part no | model | model number | barcode | ean | upc | asin | article | article no |
    产品编码 | 产品ID | 产品型号 | 商品编号 | 商品代码 | 商品ID | 商品货号 | 存货编码 | 存货编号 | 物料编码 |
    物料代码 | 物料号 | 货品编号 | 货品编码 | 款号 | 型号 | 条码 | 条形码 | 商品条码 | 规格编码 | 商家编码 | SKU编码 |
    SKU编号 | 料号 | 项目编号`,
  name: `
    title | product title | item name | product description | goods | goods name | article name | display name |
    service | service name | product/service | 产品名 | 商品名 | 商品标题 | 宝贝标题 | 宝贝名称 | 存货名称 |
    物料名称 | 货品 | 货品名称 | 货物名称 | 项目名称 | 服务名称 | 服务项目 | 品项 | 品项名称 | 产品标题 | 产品全称 |
    商品全称 | 中文名称`,
  category: `
    product family | product type | product line | product group | item category | item group | department |
    collection | group | class | brand | 产品分类 | 产品类型 | 产品线 | 产品系列 | 商品分类 | 商品类别 | 商品类目 |
    商品类型 | 商品分组 | 类目 | 存货分类 | 存货类别 | 物料分类 | 物料组 | 货品分类 | 所属分类 | 大类 | 品种 | 类型 |
    一级分类`,
  price: `
    sale price | sales price | selling price | retail price | standard price | msrp | rrp | rate | variant price |
    item price | amount | 零售价 | 批发价 | 销售价 | 销售价格 | 销售单价 | 市场价 | 标准售价 | 标准价 | 指导价 |
    吊牌价 | 商品价格 | 产品价格 | 产品单价 | 商品单价 | 含税单价 | 参考售价 | 价格（元） | 售价（元） | 单价（元） |
    建议零售价`,
  note: `
    description | details | memo | product description long | specification | spec | 描述 | 产品描述 | 商品描述 |
    产品说明 | 商品详情 | 规格 | 规格型号 | 规格说明 | 备注说明 | 备注信息 | 详情 | 简介 | 产品简介`,
}

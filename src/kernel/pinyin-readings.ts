// Readings that hang on the place of a character, by hand: surnames, words common in names of firms and places, and
// characters people read in two ways. Written as characters followed by syllables with tone numbers (0 is the light one).

/** Characters with a reading of their own as a surname at the head of a name. */
export const surnameReadings = `
乐 yue4|仇 qiu2|任 ren2|六 lu4|区 ou1|华 hua4|句 gou1|召 shao4|员 yun4|哈 ha3|宁 ning4|应 ying1|折 she2|撒 sa3|单 shan4
曲 qu1|曾 zeng1|朴 piao2|查 zha1|燕 yan1|牟 mu4|甯 ning4|盖 ge3|相 xiang4|繁 po2|纪 ji3|缪 miao4|肖 xiao1|能 nai4
薄 bo2|要 yao1|解 xie4|过 guo1|那 na1|郄 qie4|郗 xi1|都 du1|钻 zuan1|佴 nai4|种 chong2|秘 bi4|洗 xian3|祭 zhai4|覃 qin2
黑 he4|冼 xian3|尉 wei4|翟 zhai2|谌 chen2|逄 pang2|乜 nie4|隗 wei3|麻 ma2|车 che1|卜 bu3|柏 bai3|贾 jia3|藏 zang4`

/** Surnames of two characters whose readings differ from those of the characters alone. */
export const compoundSurnames = `
万俟 mo4 qi2|尉迟 yu4 chi2|澹台 tan2 tai2|令狐 ling2 hu2|长孙 zhang3 sun1|子车 zi3 ju1|乐正 yue4 zheng4|宰父 zai3 fu3
句龙 gou1 long2|单于 chan2 yu2|夹谷 jia2 gu3|吐谷 tu3 yu4|宿六 su4 liu4`

/** Words in names of firms, places and trades in which a character is not read as it is alone. */
export const phraseReadings = `
银行 yin2 hang2|商行 shang1 hang2|洋行 yang2 hang2|车行 che1 hang2|琴行 qin2 hang2|分行 fen1 hang2|支行 zhi1 hang2
总行 zong3 hang2|央行 yang1 hang2|投行 tou2 hang2|同行 tong2 hang2|农行 nong2 hang2|建行 jian4 hang2|工行 gong1 hang2
中行 zhong1 hang2|交行 jiao1 hang2|招行 zhao1 hang2|行业 hang2 ye4|行长 hang2 zhang3|行情 hang2 qing2|行家 hang2 jia0
内行 nei4 hang2|外行 wai4 hang2|五行 wu3 hang2|当行 dang4 hang2|卖行 mai4 hang2|器行 qi4 hang2|金行 jin1 hang2
材行 cai2 hang2|具行 ju4 hang2|货行 huo4 hang2|米行 mi3 hang2|粮行 liang2 hang2|茶行 cha2 hang2|药行 yao4 hang2
布行 bu4 hang2|木行 mu4 hang2|表行 biao3 hang2|鞋行 xie2 hang2|衣行 yi1 hang2|花行 hua1 hang2|果行 guo3 hang2
菜行 cai4 hang2|鱼行 yu2 hang2|渔行 yu2 hang2|皮行 pi2 hang2|料行 liao4 hang2|珠宝行 zhu1 bao3 hang2
重庆 chong2 qing4|重阳 chong2 yang2|重启 chong2 qi3|重建 chong2 jian4|重组 chong2 zu3|重生 chong2 sheng1
重逢 chong2 feng2|重新 chong2 xin1|重复 chong2 fu4|双重 shuang1 chong2|九重 jiu3 chong2|三重 san1 chong2
多重 duo1 chong2|万重 wan4 chong2|千重 qian1 chong2
校长 xiao4 zhang3|店长 dian4 zhang3|厂长 chang3 zhang3|部长 bu4 zhang3|董事长 dong3 shi4 zhang3|会长 hui4 zhang3
局长 ju2 zhang3|成长 cheng2 zhang3|生长 sheng1 zhang3|增长 zeng1 zhang3|家长 jia1 zhang3|队长 dui4 zhang3
处长 chu4 zhang3|科长 ke1 zhang3|组长 zu3 zhang3|院长 yuan4 zhang3|市长 shi4 zhang3|镇长 zhen4 zhang3
村长 cun1 zhang3|所长 suo3 zhang3|站长 zhan4 zhang3|班长 ban1 zhang3|长子 zhang3 zi3
音乐 yin1 yue4|乐器 yue4 qi4|乐团 yue4 tuan2|乐队 yue4 dui4|乐府 yue4 fu3|声乐 sheng1 yue4|民乐 min2 yue4
乐谱 yue4 pu3|乐坛 yue4 tan2|乐章 yue4 zhang1|雅乐 ya3 yue4|国乐 guo2 yue4|弦乐 xian2 yue4|器乐 qi4 yue4
乐坊 yue4 fang1|乐行 yue4 hang2|乐清市 yue4 qing1 shi4|爵士乐 jue2 shi4 yue4
朝霞 zhao1 xia2|朝晖 zhao1 hui1|厦门 xia4 men2|首都 shou3 du1|成都 cheng2 du1|都市 du1 shi4|都江堰 du1 jiang1 yan4
都匀 du1 yun2|京都 jing1 du1|会计 kuai4 ji4|会稽 kuai4 ji1|西藏 xi1 zang4|藏族 zang4 zu2|宝藏 bao3 zang4
藏药 zang4 yao4|人参 ren2 shen1|海参 hai3 shen1|参茸 shen1 rong2|党参 dang3 shen1|便宜 pian2 yi0|六安 lu4 an1
铅山 yan2 shan1|番禺 pan1 yu2|东莞 dong1 guan3|蚌埠 beng4 bu4|东阿 dong1 e1|阿胶 e1 jiao1|枞阳 zong1 yang2
涡阳 guo1 yang2|尉犁 yu4 li2|歙县 she4 xian4|洪洞 hong2 tong2|单县 shan4 xian4|解州 xie4 zhou1|浚县 xun4 xian4
大埔 da4 bu4|黄埔 huang2 pu3|莘县 shen1 xian4|莘庄 xin1 zhuang1|天台 tian1 tai1|台州 tai1 zhou1|丽水 li2 shui3
调查 diao4 cha2|强调 qiang2 diao4|曲调 qu3 diao4|子弹 zi3 dan4|炮弹 pao4 dan4|传记 zhuan4 ji4|自传 zi4 zhuan4
角色 jue2 se4|主角 zhu3 jue2|还原 huan2 yuan2|模具 mu2 ju4|模板 mu2 ban3|供给 gong1 ji3|给水 ji3 shui3|给排水 ji3 pai2 shui3
反省 fan3 xing3|薄荷 bo4 he0|着力 zhuo2 li4|关卡 guan1 qia3|发卡 fa4 qia3|柏林 bo2 lin2|绿林 lu4 lin2
鸭绿江 ya1 lu4 jiang1|拓片 ta4 pian4|强劲 qiang2 jing4|弄堂 long4 tang2|星宿 xing1 xiu4|仿佛 fang3 fu2|轧钢 zha2 gang1
校对 jiao4 dui4|龟兹 qiu1 ci2|月氏 yue4 zhi1|吐蕃 tu3 bo1|阿弥陀 e1 mi2 tuo2|阿房宫 e1 pang2 gong1|秘鲁 bi4 lu3
大夫 dai4 fu0|大城 dai4 cheng2|大王镇 dai4 wang2 zhen4|地壳 di4 qiao4|奇数 ji1 shu4|畜牧 xu4 mu4|畜产 xu4 chan3
率先 shuai4 xian1|汇率 hui4 lv4|效率 xiao4 lv4|利率 li4 lv4|哪吒 ne2 zha1|莎车 sha1 che1|中牟 zhong1 mu4`

/** Characters with a second reading in common use, tones left out: search finds them by either. */
export const otherReadings = `
乐 le yue|重 zhong chong|长 chang zhang|行 xing hang|朝 chao zhao|单 dan shan chan|曾 ceng zeng|解 jie xie|仇 chou qiu
查 cha zha|盖 gai ge|区 qu ou|朴 pu piao po|覃 qin tan|尉 wei yu|翟 zhai di|种 zhong chong|召 zhao shao|藏 cang zang
柏 bai bo|石 shi dan|贾 jia gu|卜 bu bo|车 che ju|沈 shen chen|缪 miao mou miu|员 yuan yun|隗 wei kui|洗 xi xian|佴 er nai
祭 ji zhai|晟 sheng cheng|茜 qian xi|莎 sha suo|娜 na nuo|薄 bao bo|都 dou du|大 da dai|会 hui kuai|厦 xia sha|省 sheng xing
阿 a e|参 can shen cen|了 le liao|着 zhe zhuo zhao|系 xi ji|谷 gu yu|俞 yu shu|能 neng nai|乘 cheng sheng|盛 sheng cheng
炅 jiong gui|奇 qi ji|适 shi kuo|颉 jie xie|莞 guan wan|率 shuai lv|绿 lv lu|落 luo lao|枞 cong zong|蕃 fan bo
降 jiang xiang|强 qiang jiang|调 tiao diao|合 he ge|角 jiao jue|六 liu lu|泌 mi bi|秘 mi bi|卡 ka qia|涌 yong chong
巷 xiang hang|折 zhe she|识 shi zhi|似 si shi|汤 tang shang|弹 dan tan|扎 zha za|仔 zi zai|便 bian pian|差 cha chai ci
隽 juan jun|筠 yun jun|郇 huan xun|牟 mou mu|叶 ye xie|艾 ai yi|宓 mi fu|殷 yin yan|那 na nuo|万 wan mo|俟 si qi|於 yu wu
句 ju gou|澹 dan tan|黑 hei he|繁 fan po|郗 xi chi|郄 xi qie|尹 yin|模 mo mu|给 gei ji|宿 su xiu|校 xiao jiao|传 chuan zhuan
还 hai huan|番 fan pan|蚌 bang beng|数 shu|提 ti di|拓 tuo ta|埔 pu bu|莘 shen xin|歙 she xi|涡 wo guo|洞 dong tong|浚 jun xun
说 shuo yue shui|红 hong gong|吐 tu|什 shen shi|哪 na ne|吓 xia he|壳 ke qiao|宁 ning|幢 chuang zhuang|嚼 jiao jue
血 xue xie|露 lu lou|色 se shai|熟 shu shou|塞 sai se|择 ze zhai|贞 zhen|璟 jing|珩 heng hang|瑶 yao|垚 yao|芮 rui|瞿 qu ju
璩 qu|笪 da|溥 pu|濮 pu|缴 jiao|圩 wei xu|堡 bao pu|町 ting ding|圳 zhen|粘 zhan nian|轧 zha ya|铅 qian yan|耶 ye|辟 pi bi
吒 zha|咤 zha|亓 qi|厘 li|丁 ding|俊 jun|仡 yi ge|亚 ya|龟 gui jun qiu|氏 shi zhi|蛇 she yi|期 qi|术 shu zhu|许 xu|蔚 wei yu`

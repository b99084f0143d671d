-- Registers that have the reference data of an earlier build get what that of now says, wherever nobody has changed it since.
set local client_min_messages = warning;
update solution
set name_en = now.name_en, version = version + 1
from (values ('ECO_CONNECTED_VEHICLE', '生态车联网', 'Ecosystem connected vehicle (Eco Auto Link)', 'Eco Auto Link'))
    as now (code, name_zh, before, name_en)
where solution.code = now.code and solution.name_zh = now.name_zh and solution.name_en = now.before;

update architecture
set announced_on = date '2019-05-31', announced_on_precision = 'MONTH', announced_on_confidence = 'INFERRED', version = version + 1
where architecture.code = '2019-05' and architecture.name_zh = '四横两纵一中台'
  and architecture.effective_on = date '2019-05-31' and architecture.effective_on_precision = 'MONTH';

with renamed as (
    update architecture_element as assignment
    set name_en = 'Internet of Vehicles'
    from architecture, element
    where architecture.id = assignment.architecture_id and architecture.code = '2019-05'
      and element.id = assignment.element_id and element.code = 'IOV'
      and assignment.name_zh = '车联网' and assignment.name_en = 'Connected vehicle'
    returning assignment.architecture_id
)
update architecture set version = version + 1 where id in (select architecture_id from renamed);

update solution
set description_zh = now.description_zh, description_en = now.description_en,
    relationship_level_confidence = case when solution.code = 'CLOUD_SERVICE' then 'INFERRED' else relationship_level_confidence end,
    version = version + 1
from (values
    ('AUTONOMOUS_DRIVING', '自动驾驶', '解决车对环境的感知和判断决策', 'Perception of, and decisions about, the environment'),
    ('CLOUD_SERVICE', '云服务', null, null),
    ('ECO_CONNECTED_VEHICLE', '生态车联网', '助力车企打造更好的人车交互体验', 'Better human–vehicle interaction'),
    ('ICV_CLOUD_PLATFORM', '智能网联云平台', '帮助车企建立与用户之间的快速服务能力', 'Fast service capability between automaker and users'),
    ('IN_CAR_WECHAT', '车载微信服务', '提升车内服务智能化', 'Smarter in-car services'),
    ('MOBILITY_SERVICE', '基于汽车云和LBS的出行服务解决方案', '助力车企从0开始构建出行服务平台，向移动出行服务商转型',
        'Lets an automaker build a mobility platform from zero and become a mobility provider'),
    ('SMART_4S', '智慧4S店', '帮助车企高效管理从汽车销售到售后服务的全周期，助力实现产业链闭环',
        'Manage the full cycle from sale to after-sales; close the value chain'),
    ('V2X_5G', '5G车路协同', '解决路网与车之间的实时通讯', 'Real-time communication between road network and vehicle'))
    as now (code, name_zh, description_zh, description_en)
where solution.code = now.code and solution.name_zh = now.name_zh;

with built as (
    insert into solution_element (solution_id, element_id, confidence)
    select solution.id, element.id, 'STATED'
    from solution
    join element on element.code = 'AUTO_CLOUD' and exists (select from architecture_element where element_id = element.id)
    where solution.code = 'MOBILITY_SERVICE' and solution.name_zh = '基于汽车云和LBS的出行服务解决方案'
    returning solution_id
)
update solution set version = version + 1 where id in (select solution_id from built);

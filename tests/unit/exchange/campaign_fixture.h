#pragma once
// A small, sound campaign in a temporary folder, to be spoilt by the tests.

#include "exchange/campaign.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace khalkha::test {

/// Removed with everything in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        static std::atomic<int> count{0};
        _path = std::filesystem::temp_directory_path() /
                ("khalkha-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(_path);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return _path; }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(_path / name, std::ios::binary) << content;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream stream(_path / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }
    /// Replaces the only occurrence of a text.
    [[nodiscard]] bool
    replace(const std::string& name, const std::string& from, const std::string& to) const {
        std::string content = read(name);
        const size_t at = content.find(from);
        if (at == std::string::npos || content.find(from, at + 1) != std::string::npos) {
            return false;
        }
        write(name, content.replace(at, from.size(), to));
        return true;
    }

private:
    std::filesystem::path _path;
};

inline std::string feature(const std::string& geometry, const std::string& properties) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}
inline std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}
inline std::string pointJson(const std::string& lonLat) {
    return R"({"type":"Point","coordinates":[)" + lonLat + "]}";
}
inline std::string lineJson(const std::string& points) {
    return R"({"type":"LineString","coordinates":[)" + points + "]}";
}

/// Positions, routes, series and links.
inline void addTraffic(std::map<std::string, std::string>& files) {
    files["positions.geojson"] = collection(
        feature(
            lineJson("[118.5,47.7],[118.7,47.7],[118.6,47.6],[118.5,47.7]"),
            R"("id":"POCKET","side":"japan","kind":"pocket","name_en":"Pocket","name_ja":"包囲","formations":"SU-TBF",)"
            R"("start":"1945-08-10","end":"1945-08-12","sources":"SEED")") +
        "," +
        feature(
            lineJson("[118.2,47.7],[118.3,47.8]"),
            R"("id":"PATROL","side":"soviet","kind":"patrol","name_en":"Patrol","name_ja":"斥候","sources":"SEED")"));
    files["routes.geojson"] = collection(
        feature(
            lineJson("[111.902,43.716],[118,44],[125.32,43.88]"),
            R"("id":"RAIL","kind":"railway","name_en":"Railway","name_ja":"鉄道","system":"East",)"
            R"("stations":"zamyn_uud;changchun","start":"1903-07","sources":"LP7 p. 7","uncertainty_km":5)") +
        "," +
        feature(
            lineJson("[125,43],[126,44]"),
            R"("id":"ROAD","kind":"road","name_en":"Road","name_ja":"道路","sources":"LP7")"));
    files["route_periods.csv"] = "route,operator_en,operator_ja,gauge_mm,start,end,sources\n"
                                 "RAIL,Company,会社,1435,1935-03-23,,SEED\n"
                                 "RAIL,Joint,共同,1524,1903-07,1935-03-22,\n";
    files["series.csv"] =
        "id,name_en,name_ja,unit_en,unit_ja,side,group,group_name_en,group_name_ja,style,sources\n"
        "TRAINS,Train pairs,列車,train pairs a day,往復,soviet,,,,steps,SEED 3(1)\n"
        "LOSS-JP,By Japan,日本側,men,人,japan,loss,Losses,損害,bars,SEED\n"
        "LOSS-SU,By the USSR,ソ連側,men,人,soviet,loss,Losses,損害,,LP7\n";
    files["series_values.csv"] = "series,at,value,low,high,label_en,label_ja,sources\n"
                                 "TRAINS,1945-08-01,38,,,,,\nTRAINS,1945-08~,24,20,30,,,LP7 p. 8\n"
                                 "LOSS-JP,1945-08-09/1945-08-18,8440,,,killed,戦死,\n"
                                 "LOSS-JP,1945-08-09/1945-08-18,8766,,,wounded,戦傷,\n"
                                 "LOSS-SU,1945-08,9703,,,,,\n";
    files["links.csv"] =
        "id,kind,name_en,name_ja,side,from,to,via,routes,formation,broken,series,speed_km_h,events,numbers,"
        "start,"
        "end,sources\n"
        "PACT,treaty,Pact,条約,,zamyn_uud,changchun,,,,1945-08-08,,,EV-2,,1941-04-13,1945-08-15,SEED\n"
        "MOVE,transfer,Army moves,移送,soviet,zamyn_uud,changchun,,RAIL,SU-6GTA,,TRAINS,30,,39 "
        "divisions,1945-08,,LP7\n"
        "ORDER,order,Directive,指令,soviet,zamyn_uud,changchun;zamyn_uud2,,,,,,,,,,,SEED\n"
        "SUPPLY,supply,Supply,補給,soviet,zamyn_uud,changchun,zamyn_uud2,,,,,,,,,,SEED\n";
}

/// Documents, heights, remarks and a story.
inline void addReading(std::map<std::string, std::string>& files) {
    files["documents.csv"] =
        "id,start,end,kind,title_en,title_ja,text_en,text_ja,parties_en,parties_ja,supports,unclear,show,"
        "sources,"
        "certainty\n"
        "D-MAP,1858?,,map,Old map,古図,It has a line.,線がある。,Qing,清,khalkha-jp,,,LP7 p. 1,probable\n"
        "D-TALKS,1935-06-03,1937,talks,Talks,会議,They fail.,不調。,,,,1,,SEED,\n"
        "D-FAR,1689-09,,treaty,Treaty,条約,Not of this line.,無関係。,,,,,0,LP7,certain\n";
    files["spot_heights.geojson"] = collection(
        feature(
            pointJson("118.6,47.7"),
            R"("id":"HILL","name_en":"Hill 733","name_ja":"733高地","metres":733,"uncertainty_m":10,"bank":"east",)"
            R"("sources":"LP7")") +
        "," +
        feature(
            pointJson("118.5,47.7"),
            R"("id":"BANK","name_en":"West bank","name_ja":"西岸","metres":55,"kind":"relative",)"
            R"("above_en":"east bank","above_ja":"東岸","sources":"SEED")"));
    files["remarks.csv"] =
        "id,topic,text_en,text_ja,side,term_ja,group,group_name_en,group_name_ja,value_low,value_high,"
        "unit,place,sources,_mine\n"
        "R-DEPTH,river,Two to three metres,2～3メートル,soviet,,,,,2,3,m,zamyn_uud,LP7,x\n"
        "R-NAME,name,The river,河,japan,ハルハ河,river,The river,河,,,,,SEED,\n"
        "R-GAP,unknown,Not found,不明,,,,,,,,,,SEED,\n";
    files["stories.csv"] = "id,title_en,title_ja\nS-LINE,The line,線\n";
    files["scenes.csv"] = "id,story,seq,title_en,title_ja,text_en,text_ja,at,view,claims,layers,documents,"
                          "remarks,events,places,sources\n"
                          "SC-2,S-LINE,2,Then,次,Second.,二。,1945-08-09T12:00,\"118,47,90\",both,\"relief,-"
                          "axes\",D-TALKS,R-GAP,EV-2,"
                          "changchun,SEED\n"
                          "SC-1,S-LINE,1,First,初,First.,一。,,,,,D-MAP;D-FAR,,,,SEED\n";
}

/// The layers of a sound campaign by file name.
inline std::map<std::string, std::string> soundLayers() {
    std::map<std::string, std::string> files;
    files["manifest.csv"] = "key,value\nid,test\ntitle_en,Test campaign\ntitle_ja,試験\nzone,+09:00\n"
                            "start,1945-08-01\nend,1945-09-05\nopen_at,1945-08-09T00:10\nopen_lon,122.3\n"
                            "open_lat,45.2\nopen_height_km,2500\nlanguages,en;ja\n";
    files["sources.csv"] =
        "id,title_en,citation,url,page_read\n"
        "LP7,Glantz 1983,\"Glantz, August Storm\",https://example.org/lp7,1\nSEED,Hanada,,,0\n";
    files["sides.csv"] = "id,name_en,name_ja,short_name_en,hue,parent\nsoviet,Soviet Union,ソ連,USSR,red,\n"
                         "mongolia,Mongolia,モンゴル,,orange,soviet\njapan,Japan,日本,,blue,\n";
    files["places.geojson"] = collection(
        feature(
            pointJson("125.32,43.88"),
            R"("id":"changchun","name_en":"Changchun","name_ja":"長春","kind":"capital","rank":1,"label":true,)"
            R"("sources":"LP7 p. 3; SEED","certainty":"certain","uncertainty_km":1.5)") +
        "," +
        feature(
            pointJson("111.902,43.716"),
            R"("id":"zamyn_uud","name_en":"Dzamyn-Ude","name_ja":"ザミンウード","rank":3,"label":false,"sources":"LP7")") +
        "," +
        feature(
            pointJson("112,44"),
            R"("id":"zamyn_uud2","name_en":"Dzamyn-Ude II","name_ja":"ザミンウード二","rank":3,"label":1,"sources":"LP7")"));
    addTraffic(files);
    files["place_names.csv"] =
        "place,side,start,end,name_en,name_ja\nchangchun,japan,1932-03-14,1945-08-18,Hsinking,\n";
    files["formations.csv"] =
        "id,side,parent,echelon,name_en,name_ja,commander_en,commander_ja,place,strength,sources,certainty\n"
        "SU-TBF,soviet,,front,Transbaikal Front,ザバイカル方面軍,Malinovsky,マリノフスキー,,,LP7,certain\n"
        "SU-6GTA,soviet,SU-TBF,army,6th Guards Tank Army,第6親衛戦車軍,Kravchenko,クラフチェンコ,changchun,"
        "\"1,019 tanks: tanks and guns | ja=戦車 @ LP7 p. 9 @ SEED 3(1); 0.5 rocket launchers\",LP7 p. "
        "4,probable\n";
    files["polities.csv"] = "id,name_en,name_ja,side,hue,sources,start,end\nmanchukuo,Manchukuo,満洲国,japan,"
                            "light-blue,LP7,1932-03-01,\n"
                            "mpr,Mongolian PR,モンゴル人民共和国,mongolia,,LP7,,\n";
    files["polity_labels.geojson"] =
        collection(feature(pointJson("125,45"), R"("polity":"manchukuo","span_km":700)"));
    files["cells.geojson"] = collection(
        feature(
            R"({"type":"Polygon","coordinates":[[[120,42],[130,42],[130,50],[120,50],[120,42]],)"
            R"([[124,44],[125,44],[125,45],[124,44]]]})",
            R"("cell":"east")") +
        "," +
        feature(
            R"({"type":"MultiPolygon","coordinates":[[[[110,42],[120,42],[120,50],[110,50],[110,42]]]]})",
            R"("cell":"west")"));
    files["edges.geojson"] = collection(feature(
        lineJson("[120,42],[120,50]"),
        R"("left":"west","right":"east","coast":0,"source":"LP7","certainty":"probable","uncertainty_km":2)"));
    files["ownership.csv"] = "cell,polity,claimant,start,end,rule,sources\n"
                             "east,manchukuo,,1932-03-01,1945-08-18,puppet-state,LP7\n"
                             "east,mpr,manchukuo,1945-08-19,,occupation,LP7\nwest,mpr,,..,..,,LP7\n";
    files["claims.geojson"] = collection(
        feature(
            lineJson("[118.5,47.9],[118.6,47.7],[118.7,47.6]"),
            R"("id":"khalkha-jp","side":"japan","name_en":"Khalkha line","name_ja":"ハルハ河線","sources":"SEED 2",)"
            R"("start":"1932-03-01")") +
        "," +
        feature(
            R"({"type":"Polygon","coordinates":[[[119,47],[119.5,47],[119.2,47.3],[119,47]]]})",
            R"("id":"handagai","side":null,"name_en":"Handagai","name_ja":"ハンダガイ","sources":"SEED","unsettled":1)"));
    files["axes.csv"] =
        "id,side,formation,name_en,name_ja,formation_name_en,formation_name_ja,group,style,main_effort,"
        "strength,start,end,"
        "sources\n"
        "A1,soviet,SU-6GTA,Across the Khingan,興安嶺,6 GTA,第6軍,Transbaikal,ground,1,0.8,,,LP7 p. 50\n"
        "A2,soviet,,Airborne,空挺,,,Transbaikal,airborne,0,0.3,,1945-08-25,\n";
    files["axis_waypoints.geojson"] = collection(
        feature(
            pointJson("117,46"),
            R"("axis":"A1","seq":1,"at":"1945-08-09T00:10","place":"zamyn_uud","certainty":"certain")") +
        "," +
        feature(
            pointJson("120,46"),
            R"("axis":"A1","seq":2,"at":"1945-08-11","label_en":"pass","label_ja":"峠","sources":"LP7 p. 51","uncertainty_km":20)") +
        "," +
        feature(pointJson("121,45"), R"("axis":"A2","seq":1,"at":"1945-08-19T08:00","sources":"SEED")") +
        "," +
        feature(
            pointJson("123,44"),
            R"("axis":"A2","seq":2,"at":"1945-08-19T12:00","time_assumed":true,"sources":"SEED;LP7 p. 2")"));
    files["fronts.csv"] = "id,side,enemy,name_en,name_ja,enemy_on_right,start,end,sources,certainty\n"
                          "FW,soviet,japan,West,西部,0,1945-08-09,1945-09-02,LP7,reconstructed\n";
    files["front_traces.geojson"] = collection(
        feature(
            lineJson("[117,43],[117,46],[119,49]"),
            R"("front":"FW","at":"1945-08-08T24:00","axes":"A1","sources":"LP7 map 5")") +
        "," +
        feature(
            lineJson("[120,43],[120,46],[121,49]"),
            R"("front":"FW","at":"1945-08-11T21:00","axes":"A1;A2")"));
    files["events.csv"] =
        "id,start,end,category,title_en,title_ja,summary_en,summary_ja,actors,places,numbers,sources,"
        "certainty,"
        "disagreement_en,disagreement_ja\n"
        "EV-2,1945-08-09T00:10,1945-08-18,offensive,Crossing,越境,\"The border is crossed, at "
        "night.\",夜に越境。,"
        "soviet;SU-6GTA,zamyn_uud;changchun,\"1500000 men: Soviet troops | ja=ソ連軍 @ SEED 3(1) n.30; 5250 "
        "tanks\","
        "LP7 p. 84; SEED 3(1),certain,,\n"
        "EV-1,1945-08-08T17:00+03:00,,diplomacy,Declaration,宣戦布告,,,soviet,,,SEED 3(1),probable,Others "
        "differ.,異説あり。\n";
    files["zones.geojson"] = collection(
        feature(
            pointJson("119.7,49.2"),
            R"("id":"hailar","side":"japan","kind":"fortress","name_en":"Hailar","name_ja":"ハイラル","sources":"LP7")") +
        "," +
        feature(
            lineJson("[126,42],[127,42]"),
            R"("id":"redoubt","kind":"planned-line","name_en":"Line","name_ja":"線","sources":"LP7")") +
        "," +
        feature(
            R"({"type":"Polygon","coordinates":[[[121,44],[123,44],[122,46],[121,44]]]})",
            R"("id":"sphere","kind":"sphere","name_en":"Sphere","name_ja":"勢力圏","sources":"SEED","label_lon":122.1,"label_lat":44.5)"));
    files["regions.geojson"] = collection(feature(
        lineJson("[119,45],[120,46],[121,48]"),
        R"("id":"khingan","kind":"range","level":1,"name_en":"Greater Khingan","name_ja":"大興安嶺","sources":"SEED",)"
        R"("label_lon":120.5,"label_lat":47.0)"));
    addReading(files);
    return files;
}

/// A folder with all of soundLayers().
class CampaignFolder : public TemporaryFolder {
public:
    CampaignFolder() {
        for (const auto& [name, content] : soundLayers()) {
            write(name, content);
        }
    }
};

/// Everything that is wrong, a line each, for messages of failed tests.
inline std::string listing(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text +=
            (finding.severity == Severity::error ? "error: " : "warning: ") + describe(finding.error) + "\n";
    }
    return text;
}

} // namespace khalkha::test

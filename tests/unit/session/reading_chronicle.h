#pragma once
// A small campaign with a guided reading.

#include "sample_chronicle.h"

namespace khalkha {

/// The sample with two claims, three documents, a remark and a story of three steps.
inline ChroniclePtr readingChronicle() {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    for (const char* id : {"line-jp", "line-su"}) {
        Claim claim;
        claim.id = id;
        chronicle->claims.push_back(claim);
    }
    for (const auto& [id, start, claim] :
         {std::tuple{"D-1", "1734", "line-su"}, {"D-2", "1906?", "line-jp"}, {"D-3", "1939-05-19", ""}}) {
        Document document;
        document.id = id;
        document.start = *parseDate(start, 9 * 60);
        document.title.in(Language::en) = std::string("Paper ") + id;
        document.text.in(Language::ja) = "オボーの線";
        if (*claim != '\0') {
            document.supports.emplace_back(claim);
        }
        chronicle->documents.push_back(document);
    }
    Remark remark;
    remark.id = "R-1";
    remark.topic = "river";
    chronicle->remarks.push_back(remark);
    Story story;
    story.id = "S-1";
    StoryStep first;
    first.id = "SC-1";
    first.at = instantAt("1939-05-11T12:00");
    first.view = "118.7,47.8,90";
    first.perspective = "jp";
    first.layers = "relief,claims";
    StoryStep second;
    second.id = "SC-2";
    second.at = instantAt("1945-08-14T12:00");
    StoryStep third;
    third.id = "SC-3";
    third.perspective = "su";
    third.layers = "-axes";
    story.steps = {first, second, third};
    chronicle->stories.push_back(story);
    chronicle->finish();
    return chronicle;
}

} // namespace khalkha

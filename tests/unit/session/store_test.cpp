#include "sample_chronicle.h"

#include "session/remembered.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace khalkha;

namespace {

/// A session that differs from a new one in everything that is remembered.
Session changedSession() {
    Session session(sampleChronicle());
    session.dispatch(Seek{instantAt("1945-08-12T06:00")});
    session.dispatch(SetView{viewFromHeight({130, 44}, 500e3, 30, 40), false});
    session.dispatch(SetLanguage{Language::en});
    session.dispatch(SetSecondLanguage{Language::ru});
    session.dispatch(SetTheme{ThemeName::dark});
    session.dispatch(SetPerspective{Perspective::soviet});
    session.dispatch(SetSymbols{SymbolStyle::both});
    session.dispatch(SetUiScale{1.5});
    session.dispatch(SetLayerVisible{Layer::zones, false});
    session.dispatch(SetLayerOpacity{Layer::polities, 0.25});
    session.dispatch(SetSpeed{24});
    session.dispatch(SetLoop{true, {instantAt("1945-08-09"), instantAt("1945-08-20")}});
    session.dispatch(SetTimelineRange{{instantAt("1945-08-01"), instantAt("1945-09-01")}});
    session.dispatch(SetFurniture{"legend", false});
    session.dispatch(ShowPanel{"settings", true});
    session.dispatch(ShowPanel{"events", false});
    session.dispatch(ShowPanel{"plots", true});
    session.dispatch(FoldPlot{"incidents", true});
    session.dispatch(FoldPlot{"trains", true});
    session.dispatch(FoldPlot{"trains", false});
    return session;
}

std::filesystem::path emptyFolder(const char* name) {
    const auto folder = std::filesystem::temp_directory_path() / "khalkha-store-test" / name;
    std::filesystem::remove_all(folder);
    return folder;
}

} // namespace

TEST_CASE("what is saved is restored") {
    const Session before = changedSession();
    Session after(sampleChronicle());
    CHECK_FALSE(after.restore(before.save()));
    CHECK(after.save() == before.save());
    CHECK(after.state().view.at == before.state().view.at);
    CHECK(after.state().view.camera == before.state().view.camera);
    CHECK(after.state().view.layers == before.state().view.layers);
    CHECK(after.state().playback.loopRange == before.state().playback.loopRange);
    CHECK(after.state().foldedPlots == std::set<std::string>{"incidents"});
    CHECK_FALSE(after.isMoving());
}

TEST_CASE("another campaign keeps the looks but not the instants") {
    auto other = std::make_shared<Chronicle>(*sampleChronicle());
    other->manifest.id = "other";
    other->finish();
    Session session(other);
    const Instant opened = session.state().view.at;
    CHECK_FALSE(session.restore(changedSession().save()));
    CHECK(session.state().view.at == opened);
    CHECK(session.state().view.theme == ThemeName::dark);
}

TEST_CASE("values that cannot be used are named and leave their neighbours alone") {
    Session session(sampleChronicle());
    const CameraView camera = session.state().view.camera;
    const Failure failure = session.restore(
        R"({"theme":"dark","language":7,"camera":{"lon":900},"ui_scale":"big","panels":{},"unknown":1,)"
        R"("layers":{"claims":{"opacity":-3}},"speed":-1})");
    REQUIRE(failure);
    for (const char* name : {"language", "camera", "ui_scale", "panels", "layers", "speed"}) {
        CAPTURE(name);
        CHECK(failure->what.find(name) != std::string::npos);
    }
    CHECK(failure->what.find("unknown") == std::string::npos);
    CHECK(session.state().view.theme == ThemeName::dark);
    CHECK(session.state().view.camera == camera);
    CHECK(session.state().view.layer(Layer::claims).opacity == 1);
}

TEST_CASE("no text at all stops a session") {
    const std::string good = changedSession().save();
    for (size_t length = 0; length + 1 < good.size(); length += 7) {
        Session session(sampleChronicle());
        // Cut anywhere, it is no JSON any more (the last bracket and line end are missing).
        CHECK(session.restore(std::string_view(good).substr(0, length)));
    }
    Session session(sampleChronicle());
    CHECK(session.restore("[1,2,3]"));
    CHECK(session.restore("null"));
}

TEST_CASE("the file comes back with the window; a damaged one is put aside") {
    const auto folder = emptyFolder("file");
    const auto path = folder / "deep" / "session.json";
    const Session before = changedSession();
    const WindowPlace place{10, 20, 900, 600, true};
    CHECK_FALSE(saveRemembered(path, before.save(), place));
    Session after(sampleChronicle());
    std::optional<WindowPlace> found;
    bool hasScale = false;
    CHECK_FALSE(restoreRemembered(path, after, found, hasScale));
    CHECK(found == place);
    CHECK(hasScale);
    CHECK(after.save() == before.save());

    std::ofstream(path) << "{\"session\": ";
    Session fresh(sampleChronicle());
    found.reset();
    const Failure failure = restoreRemembered(path, fresh, found, hasScale);
    REQUIRE(failure);
    CHECK(failure->where.file == path.string());
    CHECK_FALSE(found);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(std::filesystem::exists(path.string() + ".damaged"));
    CHECK_FALSE(restoreRemembered(path, fresh, found, hasScale)); // nothing there: a first start
    std::filesystem::remove_all(folder);
}

TEST_CASE("a folder that cannot be written is a failure, not a crash") {
    const Session session(sampleChronicle());
    const Failure failure = saveRemembered("/proc/none/session.json", session.save(), {});
    REQUIRE(failure);
    CHECK(failure->kind == ErrorKind::output);
}

TEST_CASE("a remembered state as deep as a well is put aside, not followed to its end") {
    const auto folder = emptyFolder("deep");
    std::filesystem::create_directories(folder);
    const auto path = folder / "session.json";
    for (const size_t depth : {17UL, 1000UL, 100000UL}) {
        for (const char* const brackets : {"[]", "{}"}) {
            CAPTURE(depth);
            std::string text = "{\"session\":{\"theme\":\"dark\",\"compare\":";
            for (size_t i = 0; i < depth; ++i) {
                text += brackets[0] == '{' ? "{\"a\":" : "[";
            }
            text += "1" + std::string(depth, brackets[1]) + "}}";
            std::ofstream(path) << text;
            Session session(sampleChronicle());
            std::optional<WindowPlace> place;
            bool hasScale = false;
            CHECK(restoreRemembered(path, session, place, hasScale));
            CHECK_FALSE(std::filesystem::exists(path));
            CHECK(std::filesystem::exists(path.string() + ".damaged"));
            CHECK(session.restore(text));
            CHECK_FALSE(saveRemembered(path, session.save(), {}));
        }
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("the remembered state is the owner's alone, and what is no file under its name stays") {
    const auto folder = emptyFolder("owner");
    const auto path = folder / "state" / "khalkha" / "session.json";
    const Session session(sampleChronicle());
    CHECK_FALSE(saveRemembered(path, session.save(), {}));
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    for (const auto& each : {path, path.parent_path(), path.parent_path().parent_path()}) {
        CAPTURE(each);
        CHECK((std::filesystem::status(each).permissions() & others) == std::filesystem::perms::none);
    }
    std::ofstream(path.string() + ".part") << "somebody's";
    CHECK_FALSE(saveRemembered(path, session.save(), {}));
    CHECK(std::filesystem::file_size(path.string() + ".part") == 10);
    std::filesystem::remove(path);
    std::filesystem::create_symlink("elsewhere", path);
    const Failure failure = saveRemembered(path, session.save(), {});
    REQUIRE(failure);
    CHECK(failure->where.file == path.string());
    CHECK(std::filesystem::is_symlink(path));
    CHECK_FALSE(std::filesystem::exists(path.parent_path() / "elsewhere"));
    std::filesystem::remove_all(folder);
}

namespace {

/// What is remembered after a run with arguments and what `use` does in it, as the next start has it.
Session afterRun(
    const Session& remembered,
    const std::function<void(Session&)>& arguments,
    const std::function<void(Session&)>& use) {
    Session session(sampleChronicle());
    RunOfArguments run = session.open(
        [](Session&) {}, [&](Session& fresh) { (void)fresh.restore(remembered.save()); }, arguments);
    use(session);
    Session next(sampleChronicle());
    CHECK_FALSE(next.restore(withoutArguments(session.save(), run)));
    return next;
}

} // namespace

TEST_CASE("arguments count for their run and leave what is remembered as it was") {
    const Session remembered = changedSession();
    const auto arguments = [](Session& session) {
        session.dispatch(Seek{instantAt("1939-07-03")});
        session.dispatch(SetLanguage{Language::ko});
        session.dispatch(SetTheme{ThemeName::contrast});
        session.dispatch(SetLayerVisible{Layer::fronts, false});
        session.dispatch(SetUiScale{2.5});
        session.dispatch(SetCompare{CompareMode::swipe});
    };
    SUBCASE("nothing else happens") {
        const Session next = afterRun(remembered, arguments, [&](Session& session) {
            CHECK(session.state().view.at == instantAt("1939-07-03"));
            CHECK(session.state().view.theme == ThemeName::contrast);
            CHECK(session.state().view.symbols == remembered.state().view.symbols); // beneath the arguments
        });
        CHECK(next.save() == remembered.save());
    }
    SUBCASE("what the user changes is the user's") {
        const Session next = afterRun(remembered, arguments, [](Session& session) {
            session.dispatch(SetTheme{ThemeName::light});
            session.dispatch(StepDays{2});
        });
        CHECK(next.state().view.theme == ThemeName::light);
        CHECK(next.state().view.at == instantAt("1939-07-05"));
        CHECK(next.state().view.language == remembered.state().view.language);
        CHECK(next.state().view.uiScale == remembered.state().view.uiScale);
        CHECK(next.state().view.layers == remembered.state().view.layers);
        CHECK(next.state().compare == remembered.state().compare);
    }
}

TEST_CASE("a value changed by the user and back to the argument's is the user's too") {
    Session session(sampleChronicle());
    RunOfArguments run = session.open(
        [](Session&) {}, [](Session&) {}, [](Session& any) { any.dispatch(SetTheme{ThemeName::dark}); });
    session.dispatch(SetTheme{ThemeName::contrast});
    (void)withoutArguments(session.save(), run);
    session.dispatch(SetTheme{ThemeName::dark});
    Session next(sampleChronicle());
    CHECK_FALSE(next.restore(withoutArguments(session.save(), run)));
    CHECK(next.state().view.theme == ThemeName::dark);
}

TEST_CASE("a camera and a time of comparison are one value each, panels are one by one") {
    const CameraView mukden = viewFromHeight({123.4, 41.8}, 60e3, 30, 20);
    const CameraView east = viewFromHeight({118.7, 47.7}, 3e6, 0, 0);
    Session remembered(sampleChronicle());
    remembered.dispatch(SetView{mukden, false, Pane::left});
    remembered.dispatch(SetCompare{CompareMode::split});
    remembered.dispatch(SetCompareTime{instantAt("1945-08-20"), 0});
    remembered.dispatch(ShowPanel{"layers", true});
    SUBCASE("whoever moves on from the argument's place does not get the height of another") {
        const Session next = afterRun(
            remembered,
            [&](Session& session) {
                session.dispatch(SetView{east, false, Pane::left});
            },
            [&](Session& session) {
                CameraView moved = east;
                moved.target.lonDeg += 1;
                session.dispatch(SetView{moved, false, Pane::left});
            });
        CHECK(next.state().view.camera.target.lonDeg == doctest::Approx(119.7));
        CHECK(next.state().view.camera.rangeMeters == doctest::Approx(east.rangeMeters));
        CHECK(next.state().view.camera.tiltDeg == 0);
    }
    SUBCASE("a fixed date outlives a run without one") {
        const auto arguments = [](Session& session) {
            Comparison other;
            other.mode = CompareMode::split;
            session.compare(other);
        };
        CHECK(
            afterRun(remembered, arguments, [](Session&) {}).state().compare.fixedAt ==
            instantAt("1945-08-20"));
        const Session next = afterRun(remembered, arguments, [](Session& session) {
            session.dispatch(SetCompareTime{std::nullopt, secondsPerDay});
        });
        CHECK_FALSE(next.state().compare.fixedAt);
        CHECK(next.state().compare.offsetSeconds == secondsPerDay);
    }
    SUBCASE("a panel that an argument has opened is not the user's because another one is") {
        const Session next = afterRun(
            remembered,
            [](Session& session) {
                session.dispatch(ShowPanel{"ruler", true});
            },
            [](Session& session) {
                session.dispatch(ShowPanel{"legend", true});
                session.dispatch(ShowPanel{"layers", false});
            });
        CHECK(next.state().openPanels.count("ruler") == 0);
        CHECK(next.state().openPanels.count("layers") == 0);
        CHECK(next.state().openPanels.count("legend") == 1);
    }
}

TEST_CASE("what is changed and changed back is as it was") {
    Session session(sampleChronicle());
    RunOfArguments run = session.open([](Session&) {}, [](Session&) {}, [](Session&) {});
    session.dispatch(SetTheme{ThemeName::dark});
    CHECK(withoutArguments(session.save(), run).find("\"dark\"") != std::string::npos);
    session.dispatch(SetTheme{ThemeName::light});
    CHECK(withoutArguments(session.save(), run).find("\"dark\"") == std::string::npos);
}

TEST_CASE("the second line is another language, whatever was remembered") {
    Session session(sampleChronicle());
    session.dispatch(SetLanguage{Language::en});
    session.dispatch(SetSecondLanguage{Language::ja});
    std::string text = session.save();
    const std::string was = "\"second_language\": \"ja\"";
    REQUIRE(text.find(was) != std::string::npos);
    text.replace(text.find(was), was.size(), "\"second_language\": \"en\"");
    CHECK_FALSE(session.restore(text));
    CHECK_FALSE(session.state().view.secondLanguage);
}

TEST_CASE("the desktop's size of type is not remembered, the user's is") {
    Session session(sampleChronicle());
    RunOfArguments run =
        session.open([](Session& first) { first.dispatch(SetUiScale{2}); }, [](Session&) {}, [](Session&) {});
    forgetScale(run);
    CHECK(withoutArguments(session.save(), run).find("ui_scale") == std::string::npos);
    session.dispatch(SetUiScale{1.5});
    CHECK(withoutArguments(session.save(), run).find("\"ui_scale\":1.5") != std::string::npos);
}

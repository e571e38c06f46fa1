// Nothing that is read makes a connection. A listener stands where the files point to and hears nothing.

#include "campaign_fixture.h"

#include "exchange/gdal_guard.h"

#include <arpa/inet.h>
#include <cpl_http.h>
#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <netinet/in.h>
#include <ogr_spatialref.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// Accepts nothing; the kernel keeps who has called.
class Listener {
public:
    Listener() : _socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const plain = reinterpret_cast<sockaddr*>(&address); // as the interface wants it
        socklen_t size = sizeof address;
        REQUIRE(::bind(_socket, plain, size) == 0);
        REQUIRE(::listen(_socket, 16) == 0);
        REQUIRE(::getsockname(_socket, plain, &size) == 0);
        _port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(_socket); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener(Listener&&) = delete;
    Listener& operator=(Listener&&) = delete;

    [[nodiscard]] bool wasCalled() const {
        pollfd wait{_socket, POLLIN, 0};
        return ::poll(&wait, 1, 0) > 0;
    }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(_port); }
    void call() const {
        const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(_port);
        REQUIRE(::connect(other, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        ::close(other);
    }

private:
    int _socket;
    std::uint16_t _port = 0;
};

} // namespace

TEST_CASE("the listener hears a call") {
    const Listener listener;
    CHECK_FALSE(listener.wasCalled());
    listener.call();
    CHECK(listener.wasCalled());
}

TEST_CASE("a coordinate system given by an address is refused, wherever it stands") {
    const Listener listener;
    for (const std::string scheme : {"http://", "https://", "ftp://", "HTTP://"}) {
        const std::string url = scheme + listener.address() + "/secret?from=khalkha";
        const std::string link =
            R"("crs":{"type":"link","properties":{"href":")" + url + R"(","type":"proj4"}})";
        const std::string shouted =
            R"("crs":{"properties":{"href":")" + url + R"(","type":"ogcwkt"},"type":"LINK"})";
        const std::string escaped =
            R"("cr\u0073":{"type":"l\u0069nk","properties":{"\u0068ref":")" + url + R"("}})";
        const std::string named = R"("crs":{"type":"name","properties":{"name":")" + url + R"("}})";
        const std::string point = R"({"type":"Point","coordinates":[1,2])";
        for (const std::string& system : {link, shouted, escaped, named}) {
            const std::array<std::string, 6> texts{
                R"({"type":"FeatureCollection",)" + system + R"(,"features":[)" +
                    feature(point + "}", R"("id":"a")") + "]}",
                R"({"type":"FeatureCollection","features":[)" + feature(point + "}", R"("id":"a")") + "]," +
                    system + "}",
                collection(
                    R"({"type":"Feature",)" + system + R"(,"properties":{"id":"a"},"geometry":)" + point +
                    "}}"),
                collection(feature(point + "," + system + "}", R"("id":"a")")),
                R"({"type":"Feature",)" + system + R"(,"properties":{},"geometry":)" + point + "}}",
                point + "," + system + "}"};
            for (const std::string& text : texts) {
                CAPTURE(text);
                const TemporaryFolder folder;
                folder.write("any.geojson", text);
                const std::vector<Finding> findings = checkPath(folder.path() / "any.geojson", {});
                if (system != named) {
                    REQUIRE(findings.size() == 1); // refused as a whole
                    CHECK(findings[0].severity == Severity::error);
                    CHECK(findings[0].error.what.find("address") != std::string::npos);
                }
                const CampaignFolder campaign;
                campaign.write("regions.geojson", text);
                CHECK(readCampaign(campaign.path(), {}).hasErrors());
                (void)checkPath(campaign.path() / "places.geojson", {}); // reads its neighbours, too
            }
        }
    }
    CHECK_FALSE(listener.wasCalled());
}

TEST_CASE("no way of GDAL leads to the network") {
    prepareGdal();
    const Listener listener;
    const std::string url = "http://" + listener.address() + "/x";
    const GdalMessages messages;
    CPLHTTPResult* const result = CPLHTTPFetch(url.c_str(), nullptr);
    REQUIRE(result != nullptr);
    CHECK(result->nStatus != 0);
    CHECK(result->pabyData == nullptr);
    CPLHTTPDestroyResult(result);
    OGRSpatialReference reference;
    CHECK(reference.importFromUrl(url.c_str()) != OGRERR_NONE);
    CHECK(reference.SetFromUserInput(url.c_str()) != OGRERR_NONE);
    for (const std::string prefix : {"/vsicurl/", "/vsicurl_streaming/", "/vsis3/", "/vsiwebhdfs/", ""}) {
        CAPTURE(prefix);
        const DatasetPtr dataset(GDALDataset::Open((prefix + url).c_str(), GDAL_OF_VECTOR | GDAL_OF_RASTER));
        CHECK(dataset == nullptr);
    }
    const TemporaryFolder folder;
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>" + url +
                            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    for (const char* const name : {"a.geojson", "a.csv", "a.gpkg", "a.fgb", "a.shp"}) {
        folder.write(name, vrt);
        (void)checkPath(folder.path() / name, {});
    }
    folder.write("b.prj", url);
    CHECK_FALSE(listener.wasCalled());
}

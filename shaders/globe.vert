#version 330 core
// Strips along the limb, and the view rays of their pixels in a space where the ellipsoid is the unit sphere.

layout(location = 0) in vec2 pixel;   // from the lower left corner
layout(location = 1) in float inside; // pixels inside the limb, negative outside

uniform vec2 viewportPx;
uniform vec3 ray, rayX, rayY; // at the pixel (0, 0), and its change per pixel
uniform vec3 towards;         // minus ray times eye: at (0, 0), change per x, change per y

noperspective out vec3 direction;
noperspective out float approach;
noperspective out float insidePx;

void main() {
    direction = ray + pixel.x * rayX + pixel.y * rayY;
    approach = towards.x + pixel.x * towards.y + pixel.y * towards.z;
    insidePx = inside;
    gl_Position = vec4(pixel / viewportPx * 2.0 - 1.0, 0.0, 1.0);
}
